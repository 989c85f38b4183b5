/** Address on this site of what `npm run train:features` made. */
import features from '#content/digits/features.bin?url&no-inline';

export const featuresFile = features;
