import type { GroundKind } from '@realmwright/gamedata/terrain/ground';

/** How a step sounds on each ground: the middle of its noise in hertz, and how loud. */
const steps: Readonly<Record<GroundKind, readonly [hertz: number, loud: number]>> = {
  grass: [520, 0.1],
  flowers: [520, 0.1],
  forest: [760, 0.12],
  path: [1_100, 0.16],
  sand: [420, 0.13],
  rock: [1_700, 0.16],
  field: [600, 0.13],
  water: [880, 0.2],
  planks: [240, 0.34],
  house: [260, 0.3],
};

/** Everything that is heard, made of noise and a few tones: wind and rain, steps, and a small bell. */
export class Soundscape {
  readonly #context = new AudioContext();
  readonly #noise: AudioBuffer;
  readonly #wind: GainNode;
  readonly #rain: GainNode;

  constructor() {
    this.#noise = this.#makeNoise();
    this.#wind = this.#hum('lowpass', 320);
    this.#rain = this.#hum('highpass', 2_400);
  }

  /** How the air is: a breath of wind always, and rain as hard as it falls. */
  air(rain: number, now: number): void {
    const at = this.#context.currentTime + 0.4;
    this.#wind.gain.linearRampToValueAtTime(0.035 + 0.02 * Math.sin(now / 3_700), at);
    this.#rain.gain.linearRampToValueAtTime(0.05 * rain, at);
  }

  step(ground: GroundKind): void {
    const [hertz, loud] = steps[ground];
    this.#burst(hertz * (0.9 + Math.random() * 0.2), loud, 0.11);
  }

  /** Somebody wants something of the player. */
  bell(): void {
    for (const [hertz, loud] of [
      [880, 0.1],
      [1_318, 0.06],
      [2_217, 0.025],
    ] as const) {
      const tone = new OscillatorNode(this.#context, { frequency: hertz });
      const gain = this.#fading(loud, 1.1);
      tone.connect(gain).connect(this.#context.destination);
      tone.start();
      tone.stop(this.#context.currentTime + 1.2);
    }
  }

  close(): void {
    void this.#context.close();
  }

  #burst(hertz: number, loud: number, seconds: number): void {
    const source = new AudioBufferSourceNode(this.#context, { buffer: this.#noise });
    const filter = new BiquadFilterNode(this.#context, { type: 'bandpass', frequency: hertz, Q: 0.9 });
    source.connect(filter).connect(this.#fading(loud, seconds)).connect(this.#context.destination);
    source.start(0, Math.random(), seconds + 0.05);
  }

  #fading(loud: number, seconds: number): GainNode {
    const gain = new GainNode(this.#context, { gain: loud });
    gain.gain.exponentialRampToValueAtTime(0.0001, this.#context.currentTime + seconds);
    return gain;
  }

  #hum(type: BiquadFilterType, frequency: number): GainNode {
    const source = new AudioBufferSourceNode(this.#context, { buffer: this.#noise, loop: true });
    const gain = new GainNode(this.#context, { gain: 0 });
    source
      .connect(new BiquadFilterNode(this.#context, { type, frequency }))
      .connect(gain)
      .connect(this.#context.destination);
    source.start();
    return gain;
  }

  #makeNoise(): AudioBuffer {
    const { sampleRate } = this.#context;
    const buffer = this.#context.createBuffer(1, sampleRate * 2, sampleRate);
    const samples = buffer.getChannelData(0);
    for (let at = 0; at < samples.length; at++) samples[at] = Math.random() * 2 - 1;
    return buffer;
  }
}
