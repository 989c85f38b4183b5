import { type Tensor, tensor } from '#lib/tensor.ts';

/** An argument of an operation, and how ∂L/∂result becomes ∂L/∂argument, in the argument's shape. */
export type Parent = readonly [variable: Variable, backward: (grad: Tensor) => Tensor];

/** A tensor, and the computation it came from. */
export interface Variable {
  readonly value: Tensor;
  /** ∂L/∂value, summed over every call of `backward` since `zeroGrad`; undefined before the first. */
  grad: Tensor | undefined;
  /** Whether gradients flow to here: so in every `variable`, in no `constant`, and in what is made of a variable. */
  readonly requiresGrad: boolean;
  /** What computed it: 'variable' and 'constant' begin, all others name an operation. */
  readonly op: string;
  readonly parents: readonly Parent[];
}

/** What operations take: a tensor or a number counts as a constant. */
export type Operand = Variable | Tensor | number;

const node = (op: string, value: Tensor, requiresGrad: boolean, parents: readonly Parent[]): Variable => ({
  value,
  grad: undefined,
  requiresGrad,
  op,
  parents,
});

/** A tensor to differentiate by: a parameter, say. The tensor is kept as it is, not copied. */
export const variable = (value: Tensor): Variable => node('variable', value, true, []);

/** A tensor that no gradient flows to: data, say, or a variable's value cut off from what computed it. */
export const constant = (value: Tensor): Variable => node('constant', value, false, []);

/** The result of an operation, with its gradients beside it: one entry of `parents` per argument. */
export const operation = (op: string, value: Tensor, ...parents: readonly Parent[]): Variable =>
  node(
    op,
    value,
    parents.some(([parent]) => parent.requiresGrad),
    parents,
  );

/** The operand as a variable. */
export function asVariable(operand: Operand): Variable {
  if (typeof operand === 'number') return constant(tensor([], [operand]));
  return 'value' in operand ? operand : constant(operand);
}

/**
 * Reverse-mode differentiation: adds ∂L/∂v to the `grad` of every variable v that `root` was computed from, where L is
 * `root` itself, or ⟨gradient, root⟩; the chain rule, ∂L/∂parent = Σ over its results of backward(∂L/∂result).
 *
 * As in PyTorch, gradients add up over calls until `zeroGrad`. Unlike there, every variable on the way keeps its own
 * (as if by retain_grad), and the computation stays for another call (as with retain_graph).
 *
 * @param gradient the shape of `root`; may be left out where `root` is a single number.
 * @throws RangeError when the gradient is missing or of another shape, or when nothing here requires one.
 * @see Baydin et al. 2018, arXiv:1502.05767; PyTorch docs, torch.Tensor.backward.
 */
export function backward(root: Variable, gradient?: Tensor): void {
  const { shape, data } = root.value;
  if (!root.requiresGrad)
    throw new RangeError(`'${root.op}' was made of constants only: nothing to differentiate by`);
  if (!gradient && data.length !== 1) {
    throw new RangeError(`backward from shape [${shape.join(', ')}] needs a gradient of that shape`);
  }
  if (gradient) expectSame(root, gradient);
  // A tensor of its own, so that operations may tell one call from another.
  const seed = tensor(shape, gradient ? gradient.data.slice() : [1]);
  // How many results must hand back their share before a variable's gradient of this call is complete.
  const waiting = new Map<Variable, number>([[root, 0]]);
  for (const result of waiting.keys()) {
    for (const [parent] of result.parents) {
      if (parent.requiresGrad) waiting.set(parent, (waiting.get(parent) ?? 0) + 1);
    }
  }
  const gradients = new Map<Variable, Tensor>([[root, seed]]);
  const complete = [root];
  // Grows while it is walked: each variable enters once its last result has handed back.
  for (const result of complete) {
    const grad = gradients.get(result)!;
    for (const [parent, share] of result.parents) {
      if (!parent.requiresGrad) continue;
      const part = share(grad);
      expectSame(parent, part);
      const others = gradients.get(parent);
      gradients.set(parent, others ? plus(others, part) : part);
      const left = waiting.get(parent)! - 1;
      waiting.set(parent, left);
      if (left === 0) complete.push(parent);
    }
    result.grad = result.grad ? plus(result.grad, grad) : tensor(grad.shape, grad.data.slice());
  }
}

/** Forgets the gradients of these variables, as PyTorch's zero_grad(set_to_none=True). */
export function zeroGrad(variables: Iterable<Variable>): void {
  for (const v of variables) v.grad = undefined;
}

function plus(a: Tensor, b: Tensor): Tensor {
  const sum = tensor(a.shape);
  for (let i = 0; i < sum.data.length; i++) sum.data[i] = a.data[i] + b.data[i];
  return sum;
}

function expectSame({ op, value }: Variable, gradient: Tensor) {
  if (gradient.shape.join() !== value.shape.join()) {
    throw new RangeError(
      `the gradient by '${op}' must have its shape [${value.shape.join(', ')}], not [${gradient.shape.join(', ')}]`,
    );
  }
}
