/** The lecture's shapes of functions, as paths around (0, 0): flat where arguments enter, round where the result leaves. */
export const roundRight = (w: number, h: number) => `M${-w} ${-h}H${w - h}a${h} ${h} 0 0 1 0 ${2 * h}H${-w}z`;
export const roundTop = (w: number, h: number) => `M${-w} ${h}V${w - h}a${w} ${w} 0 0 1 ${2 * w} 0V${h}z`;
export const square = (half: number) => `M${-half} ${-half}h${2 * half}v${2 * half}h${-2 * half}z`;
/** An arrow's head, its point at (0, 0), pointing right. */
export const HEAD = 'M0 0L-9 -4.5V4.5z';
