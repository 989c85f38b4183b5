/** Spikes as clicks, once the reader has asked for them. */

/** Seconds that a click takes. */
const LENGTH = 0.004;

export class Clicks {
  on = $state(false);
  failed = $state(false);
  #context: AudioContext | undefined;
  #click: AudioBuffer | undefined;

  toggle = () => {
    if (this.on) return this.stop();
    try {
      const context = new AudioContext();
      const samples = Math.round(LENGTH * context.sampleRate);
      this.#click = context.createBuffer(1, samples, context.sampleRate);
      // One quick swing that dies away.
      const wave = Float32Array.from(
        { length: samples },
        (_, i) => 0.4 * Math.sin((6 * Math.PI * i) / samples) * (1 - i / samples) ** 2,
      );
      this.#click.copyToChannel(wave, 0);
      this.#context = context;
      this.on = true;
    } catch {
      this.failed = true;
    }
  };

  /** Sounds one click for each moment, in seconds from now. */
  play(moments: readonly number[]) {
    if (!this.#context || !this.#click) return;
    for (const moment of moments) {
      const source = new AudioBufferSourceNode(this.#context, { buffer: this.#click });
      source.connect(this.#context.destination);
      source.start(this.#context.currentTime + moment);
    }
  }

  stop = () => {
    // Closing may be refused where it is closed already.
    this.#context?.close().catch(() => {});
    this.#context = undefined;
    this.on = false;
  };

  /** On the figure's frame: silence after it. */
  live = () => this.stop;
}
