/** The strip as sound: plays once when it is asked to, and stops when it is asked to, or when its button goes. */
import { RATE } from '#lib/motif/sound.ts';

export class Voice {
  playing = $state(false);
  failed = $state(false);
  #context: AudioContext | undefined;

  play(wave: Float32Array<ArrayBuffer>) {
    this.stop();
    try {
      const context = new AudioContext();
      this.#context = context;
      const buffer = context.createBuffer(1, wave.length, RATE);
      buffer.copyToChannel(wave, 0);
      const source = new AudioBufferSourceNode(context, { buffer });
      source.connect(context.destination);
      source.onended = () => {
        if (this.#context === context) this.stop();
      };
      source.start();
      this.playing = true;
    } catch {
      this.failed = true;
      this.stop();
    }
  }

  stop = () => {
    // Closing may be refused where it is closed already.
    this.#context?.close().catch(() => {});
    this.#context = undefined;
    this.playing = false;
  };

  /** On the button: the sound ends with it. */
  live = () => this.stop;
}
