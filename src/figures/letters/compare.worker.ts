import { serve } from '#figure/worker.ts';
import { type Comparison, compare, type Settings } from './compare.ts';

serve<Settings, Comparison>((settings) => ({ answer: compare(settings) }));
