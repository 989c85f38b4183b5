import { size, tensor } from '#lib/tensor.ts';
import { asVariable, type Operand, operation, type Parent, type Variable } from '../autograd.ts';
import { sumTo } from '../broadcast.ts';
import { product } from '../product.ts';

/**
 * A layer of units, y = x · Wᵀ + b.
 *
 * ∂L/∂x = g · W, ∂L/∂W = gᵀ · x and ∂L/∂b = Σ g, both summed over the batch.
 *
 * @param input shape (…, in). @param weight shape (out, in). @param bias shape (out), or none.
 * @returns shape (…, out).
 * @throws RangeError when the shapes disagree.
 * @see PyTorch docs, torch.nn.functional.linear.
 */
export function linear(input: Operand, weight: Operand, bias?: Operand): Variable {
  const [x, w] = [asVariable(input), asVariable(weight)];
  const { shape } = x.value;
  const into = shape.at(-1);
  const [out] = w.value.shape;
  if (into === undefined || w.value.shape.join() !== [out, into].join()) {
    throw new RangeError(
      `linear of [${shape.join(', ')}] needs a weight of [out, ${into ?? 'in'}], not [${w.value.shape.join(', ')}]`,
    );
  }
  const batch = tensor([size(shape.slice(0, -1)), into], x.value.data);
  const y = product(batch, w.value, false, true);
  const flat = (grad: { data: Float32Array }) => tensor(y.shape, grad.data);
  const parents: Parent[] = [
    [x, (grad) => tensor(shape, product(flat(grad), w.value).data)],
    [w, (grad) => product(flat(grad), batch, true)],
  ];
  if (bias !== undefined) {
    const b = asVariable(bias);
    if (b.value.shape.join() !== `${out}`) {
      throw new RangeError(
        `linear to ${out} units needs a bias of [${out}], not [${b.value.shape.join(', ')}]`,
      );
    }
    for (let i = 0; i < y.data.length; i++) y.data[i] += b.value.data[i % out];
    parents.push([b, (grad) => sumTo(flat(grad), [out])]);
  }
  return operation('linear', tensor([...shape.slice(0, -1), out], y.data), ...parents);
}
