/** The photograph as pixels, the theme's colours, and the worker that measures. */
import { initial } from '#figure/knobs.ts';
import { onTheme, type Palette, paletteOf } from '#figure/ramp.ts';
import { latest } from '#figure/worker.ts';
import { files } from '#figures/image/files.ts';
import type { Picture } from '#figures/image/maps.ts';
import type { Numbers, Pictures, Settings } from './measure.ts';
import { knobs, type Params, places } from './model.ts';
import type { Answer } from './padding.worker.ts';

export class Lab {
  numbers = $state.raw<Numbers>();
  /** The pictures, and the settings they were measured with. */
  drawn = $state.raw<{ pictures: Pictures; numbers: Numbers; settings: Settings }>();
  palette = $state.raw<Palette>();
  arrived = $state<Params['picture']>();
  failed = $state(false);
  /** What the numbers were measured with: the first state until the worker has answered, whatever a link asks for. */
  measured = $state.raw<Omit<Params, 'truth'>>(firstSettings());
  /** Whether newer numbers are on their way. */
  busy = $state(false);

  #client = latest<Settings, Answer>(
    () => new Worker(new URL('./padding.worker.ts', import.meta.url), { type: 'module' }),
  );

  constructor(first: Numbers) {
    this.numbers = first;
  }

  /** On the figure's frame: follows the theme, and ends the worker with the figure. */
  live = (frame: HTMLElement) => {
    const unfollow = onTheme(() => {
      this.palette = paletteOf(frame);
    });
    return () => {
      unfollow();
      this.#client.close();
      this.arrived = undefined;
    };
  };

  /** Brings a photograph to the worker. */
  load = (name: Params['picture']) => () => {
    let wanted = true;
    this.busy = true;
    pixels(files[name]).then(
      (photo) => {
        if (!wanted) return;
        this.#client.tell({ photo, place: places[name] });
        this.arrived = name;
        this.failed = false;
      },
      () => {
        this.failed = wanted;
        if (wanted) this.busy = false;
      },
    );
    return () => {
      wanted = false;
    };
  };

  /** Measures with these settings. */
  measure = (settings: Settings) => () => {
    const picture = this.arrived;
    if (!picture) return;
    this.busy = true;
    this.#client.ask(settings).then(
      (answer) => {
        if (!answer) return;
        this.numbers = answer.numbers;
        this.measured = { ...settings, picture };
        this.busy = false;
        this.drawn = { ...answer, settings };
      },
      () => {
        this.failed = true;
        this.busy = false;
      },
    );
  };
}

/** The first state, but for the view of it, which asks nothing of the worker. */
function firstSettings(): Omit<Params, 'truth'> {
  const { truth: _, ...settings } = initial(knobs);
  return settings;
}

async function pixels(url: string): Promise<Picture> {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
  const { width, height } = bitmap;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return { width, height, data: context.getImageData(0, 0, width, height).data as Picture['data'] };
}
