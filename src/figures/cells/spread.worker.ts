import { serve } from '#figure/worker.ts';
import { type Spread, type SpreadQuestion, spread } from './spread.ts';

serve<SpreadQuestion, Spread>((question) => ({ answer: spread(question) }));
