import { NEVER, Observable, Subject, lastValueFrom, of, throwError } from 'rxjs';
import { createAnswerMemo } from './answerMemo';

describe('createAnswerMemo', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('asks once for all who ask while the answer is under way', () => {
    const memo = createAnswerMemo<string>();
    const answer = new Subject<string>();
    const run = jest.fn(() => answer);
    const got: string[] = [];
    memo.share('a', run).subscribe((value) => got.push(value));
    memo.share('a', run).subscribe((value) => got.push(value));
    answer.next('tokens');
    answer.complete();
    expect(run).toHaveBeenCalledTimes(1);
    expect(got).toEqual(['tokens', 'tokens']);
  });

  it('tells different questions apart', async () => {
    const memo = createAnswerMemo<string>();
    await expect(lastValueFrom(memo.share('a', () => of('one')))).resolves.toBe('one');
    await expect(lastValueFrom(memo.share('b', () => of('two')))).resolves.toBe('two');
  });

  it('keeps an answer for its lifetime and then asks again', async () => {
    const memo = createAnswerMemo<string>(1000);
    const run = jest.fn(() => of('tokens'));
    await lastValueFrom(memo.share('a', run));
    jest.advanceTimersByTime(999);
    await lastValueFrom(memo.share('a', run));
    expect(run).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1);
    await lastValueFrom(memo.share('a', run));
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('does not keep a failure', async () => {
    const memo = createAnswerMemo<string>();
    await expect(lastValueFrom(memo.share('a', () => throwError(() => new Error('down'))))).rejects.toThrow('down');
    await expect(lastValueFrom(memo.share('a', () => of('up')))).resolves.toBe('up');
  });

  it('cancels only when nobody waits any more, and asks anew after that', () => {
    const memo = createAnswerMemo<string>();
    const cancelled = jest.fn();
    const run = jest.fn(() => new Observable<string>(() => cancelled));
    const first = memo.share('a', run).subscribe();
    const second = memo.share('a', run).subscribe();
    first.unsubscribe();
    expect(cancelled).not.toHaveBeenCalled();
    second.unsubscribe();
    expect(cancelled).toHaveBeenCalledTimes(1);
    memo
      .share('a', () => NEVER)
      .subscribe()
      .unsubscribe();
    memo.share('a', run).subscribe().unsubscribe();
    expect(run).toHaveBeenCalledTimes(2);
  });
});
