import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

/** The chapters. content/04-discrete-convolution.mdx has the id "discrete-convolution", its name in content/book.ts. */
export const collections = {
  chapters: defineCollection({
    loader: glob({
      base: './content',
      pattern: '[0-9][0-9]-*.mdx',
      generateId: ({ entry }) => entry.replace(/^\d\d-|\.mdx$/g, ''),
    }),
    schema: z.strictObject({
      /** For search engines and previews. */
      description: z.string().min(70).max(160),
    }),
  }),
};
