// Fetches rendered frames: the newest wish first, neighbours ahead, all kept up to a bound.
import { instancePath, picture } from "./service.js";

const largestCache = 64_000_000;
const parallelRequests = 4;

export class Pictures {
    #kept = new Map();
    #byteCount = 0;
    #pending = new Map();
    #signal;

    constructor(study, series, signal) {
        this.study = study;
        this.series = series;
        this.#signal = signal;
    }

    /** The public resource of a frame as it is to be seen (PS3.18 10.4.1.1.3). */
    path({ instance, frame, isMultiFrame }, { edge, window }) {
        const resource = instancePath(this.study, this.series, instance) + (isMultiFrame ? `/frames/${frame}` : "");
        const grey = window ? `&window=${rounded(window.center)},${rounded(window.width)},linear` : "";
        return `${resource}/rendered?viewport=${edge},${edge}${grey}`;
    }

    isKept(path) { return this.#kept.has(path); }

    /** The picture at the path, from memory where it was fetched before. */
    async fetch(path, purpose, isMain = false) {
        const kept = this.#kept.get(path);
        if (kept) {
            // The order of the map is the order of use.
            this.#kept.delete(path);
            this.#kept.set(path, kept);
            return kept;
        }
        let pending = this.#pending.get(path);
        if (!pending) {
            pending = picture(path, { purpose, isMain, signal: this.#signal })
                .then((blob) => this.#keep(path, blob))
                .finally(() => this.#pending.delete(path));
            this.#pending.set(path, pending);
        }
        return pending;
    }

    /** Fetches those that are not there yet, a few at a time, until told that they are not wanted any more. */
    async prefetch(paths, isWanted) {
        const wanted = paths.filter((path) => !this.#kept.has(path) && !this.#pending.has(path));
        const worker = async () => {
            while (wanted.length > 0 && isWanted()) {
                await this.fetch(wanted.shift(), "Pictures ahead").catch(() => undefined);
            }
        };
        await Promise.all(Array.from({ length: parallelRequests }, worker));
    }

    #keep(path, blob) {
        this.#kept.set(path, blob);
        this.#byteCount += blob.size;
        for (const [oldest, old] of this.#kept) {
            if (this.#byteCount <= largestCache || oldest === path) break;
            this.#kept.delete(oldest);
            this.#byteCount -= old.size;
        }
        return blob;
    }
}

function rounded(value) { return Math.round(value * 100) / 100; }
