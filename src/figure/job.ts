/**
 * A long task off the main thread that tells how it goes. Its worker starts with the task and ends with it.
 *
 *   const training = job<Question, Progress, Result>(() => new Worker(new URL('./train.worker.ts', import.meta.url), { type: 'module' }));
 *   const result = await training.start({ seed: 1 }, ({ step }) => { … });   // in the page
 *   work<Question, Progress, Result>(async (question, tell) => { …; tell({ step }); await breath(); …; return result; });   // in train.worker.ts
 */
type Message<Progress, Result> = { progress: Progress } | { result: Result } | { failure: string };

export interface Job<Question, Progress, Result> {
  /** Begins the task, in place of one under way: its result, or undefined where it was cancelled; rejects with what went wrong. */
  start(question: Question, onprogress?: (progress: Progress) => void): Promise<Result | undefined>;
  /** Ends the task and its worker. */
  cancel(): void;
}

export function job<Question, Progress, Result>(open: () => Worker): Job<Question, Progress, Result> {
  let end = () => {};

  return {
    start(question, onprogress = () => {}) {
      end();
      return new Promise((resolve, reject) => {
        const worker = open();
        const close = () => {
          worker.terminate();
          // What a worker had sent before its end may still arrive.
          worker.onmessage = worker.onerror = null;
          end = () => {};
        };
        end = () => {
          close();
          resolve(undefined);
        };
        worker.onmessage = ({ data }: MessageEvent<Message<Progress, Result>>) => {
          if ('progress' in data) return onprogress(data.progress);
          close();
          if ('failure' in data) reject(new Error(data.failure));
          else resolve(data.result);
        };
        worker.onerror = (event) => {
          // The script could not be loaded, or broke outside the task.
          event.preventDefault();
          close();
          reject(new Error(event.message || 'The worker could not start.'));
        };
        worker.postMessage(question);
      });
    },
    cancel: () => end(),
  };
}

interface Scope<Question> {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
}

/** The worker's side: does the task, and tells how it goes; what `task` throws reaches the page as an error. */
export function work<Question, Progress, Result>(
  task: (
    question: Question,
    tell: (progress: Progress, transfer?: Transferable[]) => void,
  ) => Result | Promise<Result>,
  scope = globalThis as unknown as Scope<Question>,
): void {
  const send = (message: Message<Progress, Result>, transfer: Transferable[] = []) =>
    scope.postMessage(message, transfer);
  scope.onmessage = async ({ data }) => {
    try {
      send({ result: await task(data, (progress, transfer) => send({ progress }, transfer)) });
    } catch (error) {
      send({ failure: error instanceof Error ? error.message : String(error) });
    }
  };
}

/** For a long task to await now and then: a worker that never rests is ended by the browser only after seconds. */
export const breath = (): Promise<void> => new Promise((done) => setTimeout(done));

/**
 * Tells whether a figure's frame can be seen, whenever that changes: long work waits while nobody looks.
 *
 * @returns what ends the watch.
 */
export function watchSeen(frame: HTMLElement, tell: (seen: boolean) => void): () => void {
  let [onScreen, told] = [true, true];
  const look = () => {
    const seen = onScreen && !document.hidden;
    if (seen === told) return;
    told = seen;
    tell(seen);
  };
  const observer = new IntersectionObserver(([{ isIntersecting }]) => {
    onScreen = isIntersecting;
    look();
  });
  observer.observe(frame);
  document.addEventListener('visibilitychange', look);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', look);
  };
}
