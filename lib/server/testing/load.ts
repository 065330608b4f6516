export interface Asked {
  /** Which of the values was asked about. */
  name: string;
  status: number;
  /** Milliseconds of performance.now(). */
  sentAt: number;
  answeredAt: number;
}

/** The status that a proxy gets for a value; 0 when the server hung up. */
export async function statusOf(origin: string, value: string): Promise<number> {
  const headers = { authorization: `Bearer ${value}` };
  const answer = await fetch(`${origin}/verify`, { headers, signal: AbortSignal.timeout(10_000) }).catch(() => null);
  await answer?.arrayBuffer().catch(() => null);
  return answer?.status ?? 0;
}

/** Asks about the values again and again, each in two loops of its own, until it is stopped or the server is gone. */
export function startLoad(origin: string, values: Record<string, string>): { asked: Asked[]; stop(): Promise<void> } {
  const asked: Asked[] = [];
  const state = { isOn: true };
  const loop = async (name: string, value: string) => {
    while (state.isOn) {
      const sentAt = performance.now();
      const status = await statusOf(origin, value);
      asked.push({ name, status, sentAt, answeredAt: performance.now() });
      if (status === 0) return;
    }
  };
  const loops = Object.entries(values).flatMap(([name, value]) => [loop(name, value), loop(name, value)]);
  const stop = async () => {
    state.isOn = false;
    await Promise.all(loops);
  };
  return { asked, stop };
}
