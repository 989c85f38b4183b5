/** What this figure keeps of the neocognitron, and what it leaves out. */
export const notes = [
  'Kept: layers of S cells, which compare their window with a template shared by a whole plane, alternate with C cells, which pool one plane’s neighbours. Templates are found one layer after the other, without labels, by a competition in which whoever answers most learns.',
  'Left out: the shunting inhibition that divides a cell’s answer by the contrast of its window (here only a threshold is subtracted); the graded, overlapping pools; further pairs of layers, until a plane is one single cell. Fukushima strengthened the winner’s connections picture after picture; here rounds of spherical k-means move every template to the mean of what it won.',
  'The read-out is ours: one linear layer, taught with labels by the same gradient descent for all four. So "without labels" is true of the templates, not of the reading.',
  'Fukushima described the neocognitron in Japanese in 1979 and in English in 1980 (Biological Cybernetics 36:193); the masker layer in the lecture’s drawing belongs to a later model of his.',
  'Backpropagation was known then, but few used it. LeCun and colleagues trained a similar network with it in 1989: shared weights, but strides in place of C cells. Riesenhuber and Poggio (1999) took the maximum for the C cells and trained no lower layer by backpropagation.',
] as const;
