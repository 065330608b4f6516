import { Counter, Gauge, Registry, type MetricConfiguration, type OpenMetricsContentType } from 'prom-client';

import type { Runtime } from '#lib/runtime.ts';
import type { VerificationMeter } from '#lib/verification/verification-meter.ts';

import { createTokenGauges } from './token-gauges.ts';

/** Series of one metric: the labels and the number of each. */
type Series = [labels: Record<string, string>, value: number][];

export interface Metrics {
  contentType: string;
  /** The OpenMetrics text of this process at this moment. */
  text(): Promise<string>;
}

/**
 * What a Prometheus server reads of this process (OpenMetrics 1.0). Nothing is counted here: each metric is read where it
 * is kept when somebody scrapes. Labels are fixed words; no name or id of a token or an Organization is among them.
 */
export function createMetrics(runtime: Pick<Runtime, 'verification' | 'db' | 'clock' | 'log' | 'secrets'>): Metrics {
  const { verification, secrets } = runtime;
  const registry = new Registry<OpenMetricsContentType>();
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  const tokens = createTokenGauges(runtime);
  const config = <Name extends string>(name: string, help: string, labelNames: Name[]) =>
    ({ name: `latchkey_${name}`, help, labelNames, registers: [registry] }) satisfies MetricConfiguration<Name>;
  const counter = (name: string, help: string, labelNames: string[], read: () => Series) => {
    const metric: Counter = new Counter({
      ...config(name, help, labelNames),
      collect() {
        metric.reset();
        for (const [labels, value] of read()) metric.inc(labels, value);
      },
    });
  };
  const gauge = (name: string, help: string, labelNames: string[], read: () => Series | Promise<Series>) => {
    const metric: Gauge = new Gauge({
      ...config(name, help, labelNames),
      async collect() {
        const series = await read();
        metric.reset();
        // Without a label reset leaves a 0, which would be a wrong number for one that is not known.
        if (labelNames.length === 0) metric.remove();
        for (const [labels, value] of series) metric.set(labels, value);
      },
    });
  };

  counter('verifications', 'Checks of token values by their result.', ['result'], () =>
    Object.entries(verification.meter.read().results).map(([result, count]) => [{ result }, count]),
  );
  registry.registerMetric(durations(verification.meter) as never);
  counter('token_cache_lookups', 'How often the cache of values was asked.', ['result'], () => {
    const { hits, misses } = verification.cacheFacts();
    return [
      [{ result: 'hit' }, hits],
      [{ result: 'miss' }, misses],
    ];
  });
  gauge('token_cache_entries', 'Values in the cache of this process.', [], () => [
    [{}, verification.cacheFacts().entries],
  ]);
  gauge('change_listener_live', '1 while changes made by other processes are known to arrive.', [], () => [
    [{}, verification.isCacheTrusted() ? 1 : 0],
  ]);
  gauge('clock_skew_seconds', 'How far the clock of this process is ahead of that of PostgreSQL.', [], () => {
    const skewMs = verification.clockSkewMs();
    return skewMs === null ? [] : [[{}, skewMs / 1_000]];
  });
  counter('guessing_lockouts', 'How often an address was locked out for sending unknown values.', [], () => [
    [{}, verification.guesses.lockouts],
  ]);
  gauge('tokens', 'Tokens that are neither deleted nor expired.', [], async () => {
    const counts = await tokens();
    return counts ? [[{}, counts.live]] : [];
  });
  gauge('tokens_expiring', 'Tokens that expire within 1, 7 and 30 days.', ['within'], async () => {
    const counts = await tokens();
    if (!counts) return [];
    return [
      [{ within: '1d' }, counts.expiringIn1Day],
      [{ within: '7d' }, counts.expiringIn7Days],
      [{ within: '30d' }, counts.expiringIn30Days],
    ];
  });
  gauge('tokens_never_used', 'Tokens in force that were never used.', [], async () => {
    const counts = await tokens();
    return counts ? [[{}, counts.neverUsed]] : [];
  });
  gauge('token_values', 'Values that may still be used, by the pepper they are stored under.', ['pepper'], async () => {
    const counts = await tokens();
    if (!counts) return [];
    const peppers = new Set([...secrets.peppers.keys(), ...counts.valuesOfPepper.keys()]);
    return [...peppers]
      .toSorted((a, b) => a - b)
      .map((pepper) => [{ pepper: String(pepper) }, counts.valuesOfPepper.get(pepper) ?? 0]);
  });
  return { contentType: registry.contentType, text: () => registry.metrics() };
}

/** A histogram that was counted elsewhere; the one of prom-client would have to be told of every verification. */
function durations(meter: Pick<VerificationMeter, 'read'>) {
  const name = 'latchkey_verification_duration_seconds';
  const help = 'How long checks of token values took.';
  const get = () => {
    const { latency, totalSeconds } = meter.read();
    const buckets = latency.map(({ seconds, count }) => ({
      metricName: `${name}_bucket`,
      labels: { le: seconds === Infinity ? '+Inf' : String(seconds) },
      value: count,
    }));
    return {
      name,
      help,
      type: 'histogram',
      values: [
        ...buckets,
        { metricName: `${name}_count`, labels: {}, value: latency.at(-1)?.count ?? 0 },
        { metricName: `${name}_sum`, labels: {}, value: totalSeconds },
      ],
    };
  };
  return { name, help, type: 'histogram', get };
}
