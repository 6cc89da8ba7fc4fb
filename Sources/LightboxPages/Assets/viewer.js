// A small viewer that uses nothing but public resources: metadata once, then rendered frames that fit the screen.
import { date, tags, text } from "./dicom.js";
import { element, waiting } from "./dom.js";
import { metadata, requestLog, seriesPath } from "./service.js";
import { documents } from "./viewer-documents.js";
import { aspect, framesOf, isGrey, pace, windowsOf } from "./viewer-frames.js";
import { Pictures } from "./viewer-pictures.js";
import { mayHoldVideos, players, videosOf } from "./viewer-video.js";

const shownPicture = "This picture";
const neighbours = 8;
const largestEdge = 1024;

/** The viewer of one series. */
export async function viewerView({ content, signal }, study, series) {
    content.classList.add("viewing");
    const wait = waiting("Retrieving …");
    content.append(wait);
    const dataSets = await metadata(seriesPath(study, series), { purpose: "Metadata of the series", signal });
    wait.remove();
    const frames = framesOf(dataSets);
    const first = dataSets[0] ?? {};
    const head = [
        element("p", { class: "crumbs" }, element("a", { href: "#/" }, "Studies"), " / ",
            element("a", { href: `#/study/${study}` }, text(first, tags.patientName) || "Study")),
        element("h1", { class: "viewer-title" }, text(first, tags.seriesDescription) || "Series",
            element("span", { class: "note" },
                [text(first, tags.modality), date(first, tags.studyDate)].filter(Boolean).join(" · "))),
    ];
    if (frames.length === 0) {
        content.append(...head, ...documents(dataSets, study, series, signal));
        return;
    }
    const videos = mayHoldVideos(frames) ? await videosOf(study, series, signal) : [];
    const pictures = frames.filter(({ instance }) => !videos.includes(instance));
    if (videos.length > 0) content.append(...head.splice(0), ...players(videos, study, series, signal));
    if (pictures.length > 0) new Viewer(content, head, pictures, new Pictures(study, series, signal), signal).start();
}

class Viewer {
    #index;
    #window;
    #edge = 512;
    #isPlaying = false;
    #isDrawing = false;
    #isStale = false;
    #hasMoved = 0;

    constructor(content, head, frames, pictures, signal) {
        this.frames = frames;
        this.pictures = pictures;
        this.signal = signal;
        this.#index = frames[0].isMultiFrame ? 0 : Math.floor(frames.length / 2);
        this.isGrey = frames.every(({ dataSet }) => isGrey(dataSet));
        this.windows = this.isGrey ? windowsOf(frames[this.#index].dataSet) : [];
        this.#window = null;
        this.#build(content, head);
    }

    start() {
        this.#listen();
        this.#fit();
        this.#changed();
    }

    #build(content, head) {
        this.canvas = element("canvas", { "aria-hidden": "true" });
        this.position = element("span", { class: "corner top-right" });
        this.level = element("span", { class: "corner bottom-left" });
        this.stage = element("div", {
            class: "stage", tabindex: "0", role: "img", "aria-label": "Picture", "aria-describedby": "viewer-keys",
        }, this.canvas,
        this.position, this.level);
        this.slider = element("input", {
            type: "range", min: "1", max: String(this.frames.length), step: "1", "aria-label": "Picture number",
        });
        this.play = element("button", { type: "button", class: "play", "aria-pressed": "false" }, "Play");
        this.tool = element("button", { type: "button", class: "tool" });
        this.help = element("p", { class: "note", id: "viewer-keys" });
        this.presets = element("select", { "aria-label": "Window" },
            this.windows.map(({ name, center, width }, index) =>
                element("option", { value: String(index) }, `${name} (${center} / ${width})`)),
            element("option", { value: "own", disabled: true, hidden: true }, "Dragged"));
        this.reset = element("button", { type: "button" }, "Reset");
        const isSingle = this.frames.length === 1;
        this.dragsWindow = this.isGrey && (isSingle || matchMedia("(pointer: fine)").matches);
        content.append(...head, this.stage, element("div", { class: "controls" },
            isSingle ? null : this.play, isSingle ? null : this.slider,
            this.isGrey ? this.presets : null,
            this.isGrey && !isSingle ? this.tool : null, this.isGrey ? this.reset : null),
        this.help);
        this.#showTool();
    }

    #listen() {
        const { signal } = this;
        this.slider.addEventListener("input", () => this.#go(Number(this.slider.value) - 1), { signal });
        this.play.addEventListener("click", () => this.#togglePlay(), { signal });
        this.reset.addEventListener("click", () => this.#choose(null), { signal });
        this.presets.addEventListener("change", () => this.#choose(this.windows[Number(this.presets.value)]), { signal });
        this.tool.addEventListener("click", () => {
            this.dragsWindow = !this.dragsWindow;
            this.#showTool();
        }, { signal });
        this.stage.addEventListener("wheel", (event) => {
            event.preventDefault();
            this.#hasMoved += event.deltaY;
            // A wheel's notch is about 100, a touch pad sends many small steps.
            const steps = Math.trunc(this.#hasMoved / 40);
            if (steps === 0) return;
            this.#hasMoved = 0;
            this.#go(this.#index + Math.sign(steps));
        }, { signal, passive: false });
        this.stage.addEventListener("pointerdown", (event) => this.#drag(event), { signal });
        this.stage.addEventListener("keydown", (event) => this.#key(event), { signal });
        new ResizeObserver((_, observer) => {
            if (signal.aborted) observer.disconnect();
            else if (this.#fit()) this.#changed();
        }).observe(this.stage);
        signal.addEventListener("abort", () => { this.#isPlaying = false; });
    }

    // The button says what a drag would do after it is pressed, the help what it does now.
    #showTool() {
        this.tool.textContent = this.dragsWindow ? "Drag to scroll" : "Drag for window";
        this.stage.dataset.drag = this.dragsWindow ? "window" : "scroll";
        const scrolls = this.frames.length > 1;
        const windowKeys = "W and S change the width of the window, A and D its center, R resets.";
        this.help.textContent = [
            this.dragsWindow ? "A drag changes the window, sideways its width, up and down its center."
                : scrolls ? "A drag up or down scrolls." : null,
            scrolls ? "Wheel, arrow keys and slider scroll, the space bar plays." : null,
            this.isGrey ? windowKeys : null,
        ].filter(Boolean).join(" ");
    }

    // Asks for as many pixels as the stage has, in steps so that a moved window border does not ask anew.
    #fit() {
        const { clientWidth, clientHeight } = this.stage;
        const ratio = aspect(this.frames[this.#index].dataSet) || 1;
        const width = Math.min(clientWidth, clientHeight * ratio);
        this.canvas.style.width = `${width}px`;
        this.canvas.style.height = `${width / ratio}px`;
        const pixels = Math.max(width, width / ratio) * Math.min(2, devicePixelRatio || 1);
        const edge = Math.min(largestEdge, Math.max(128, Math.ceil(pixels / 128) * 128));
        const isOther = edge !== this.#edge;
        this.#edge = edge;
        return isOther;
    }

    #go(index) {
        const next = Math.min(this.frames.length - 1, Math.max(0, index));
        if (next === this.#index) return;
        this.#index = next;
        this.#changed();
    }

    // null is the window that the server chooses, which is the picture's own first one.
    #choose(window) {
        this.#window = window;
        this.#changed();
    }

    #ownWindow() { return this.#window ?? windowsOf(this.frames[this.#index].dataSet)[0]; }

    #changeWindow(center, width) {
        const own = this.#ownWindow();
        const step = Math.max(0.01, own.width / 256);
        this.#choose({ name: "Dragged", center: own.center + center * step, width: Math.max(1, own.width + width * step) });
    }

    #drag(event) {
        if (event.button !== 0) return;
        event.preventDefault();
        this.stage.focus({ preventScroll: true });
        this.stage.setPointerCapture(event.pointerId);
        const begin = { x: event.clientX, y: event.clientY, index: this.#index, window: this.isGrey ? this.#ownWindow() : null };
        const move = (moved) => {
            const x = moved.clientX - begin.x;
            const y = moved.clientY - begin.y;
            if (this.dragsWindow) {
                const step = Math.max(0.01, begin.window.width / 256);
                this.#choose({
                    name: "Dragged", center: begin.window.center + y * step,
                    width: Math.max(1, begin.window.width + x * step),
                });
            } else {
                const perFrame = Math.max(4, this.stage.clientHeight / Math.max(12, this.frames.length));
                this.#go(begin.index + Math.round(y / perFrame));
            }
        };
        const ended = new AbortController();
        this.stage.addEventListener("pointermove", move, { signal: ended.signal });
        for (const name of ["pointerup", "pointercancel"]) {
            this.stage.addEventListener(name, () => ended.abort(), { signal: ended.signal });
        }
    }

    #key(event) {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const actions = {
            ArrowDown: () => this.#go(this.#index + 1), ArrowRight: () => this.#go(this.#index + 1),
            ArrowUp: () => this.#go(this.#index - 1), ArrowLeft: () => this.#go(this.#index - 1),
            PageDown: () => this.#go(this.#index + 10), PageUp: () => this.#go(this.#index - 10),
            Home: () => this.#go(0), End: () => this.#go(this.frames.length - 1),
            " ": () => this.#togglePlay(),
        };
        const grey = {
            w: () => this.#changeWindow(0, 8), s: () => this.#changeWindow(0, -8),
            d: () => this.#changeWindow(8, 0), a: () => this.#changeWindow(-8, 0), r: () => this.#choose(null),
        };
        const action = actions[event.key] ?? (this.isGrey ? grey[event.key.toLowerCase()] : undefined);
        if (!action) return;
        event.preventDefault();
        action();
    }

    #togglePlay() {
        if (this.frames.length === 1) return;
        this.#isPlaying = !this.#isPlaying;
        this.play.setAttribute("aria-pressed", String(this.#isPlaying));
        this.play.textContent = this.#isPlaying ? "Pause" : "Play";
        if (this.#isPlaying) this.#run();
    }

    // Shows each frame when it is due and there; a slow link makes the cine slower, it does not skip.
    async #run() {
        const gap = 1000 / pace(this.frames);
        let due = performance.now();
        while (this.#isPlaying && !this.signal.aborted) {
            this.#index = (this.#index + 1) % this.frames.length;
            await this.#draw();
            due = Math.max(due + gap, performance.now());
            await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
            requestAnimationFrame(() => this.#ahead());
        }
    }

    #changed() {
        this.#isStale = true;
        if (this.#isDrawing) return;
        this.#drawNewest();
    }

    // One picture at a time: what was asked for while it came is skipped but for the last wish.
    async #drawNewest() {
        this.#isDrawing = true;
        try {
            while (this.#isStale && !this.signal.aborted) {
                this.#isStale = false;
                await this.#draw();
            }
        } finally {
            this.#isDrawing = false;
        }
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.#ahead(), 120);
    }

    async #draw() {
        const frame = this.frames[this.#index];
        const path = this.pictures.path(frame, { edge: this.#edge, window: this.isGrey ? this.#window : null });
        this.#describe();
        try {
            const bitmap = await createImageBitmap(await this.pictures.fetch(path, shownPicture, true));
            if (this.signal.aborted) return;
            this.canvas.width = bitmap.width;
            this.canvas.height = bitmap.height;
            this.canvas.getContext("2d").drawImage(bitmap, 0, 0);
            bitmap.close();
            this.stage.dataset.shown = path;
            requestLog.showing(shownPicture, path);
        } catch (error) {
            if (!this.signal.aborted) this.level.textContent = error.problem?.title ?? "The picture did not come";
        }
    }

    #ahead() {
        const { length } = this.frames;
        const now = this.#index;
        const window = this.isGrey ? this.#window : null;
        const paths = [];
        for (let step = 1; step <= neighbours; step++) {
            const indices = this.#isPlaying ? [now + step, now + step + neighbours] : [now + step, now - step];
            for (const index of indices) {
                const frame = this.frames[this.#isPlaying ? index % length : index];
                if (frame) paths.push(this.pictures.path(frame, { edge: this.#edge, window }));
            }
        }
        this.pictures.prefetch(paths, () => !this.signal.aborted && this.#window === window);
    }

    #describe() {
        const { length } = this.frames;
        this.position.textContent = length > 1 ? `${this.#index + 1} / ${length}` : "";
        this.slider.value = String(this.#index + 1);
        this.stage.setAttribute("aria-label", `Picture ${this.#index + 1} of ${length}`);
        if (!this.isGrey) return;
        const { center, width } = this.#ownWindow();
        this.level.textContent = `C ${Math.round(center)}  W ${Math.round(width)}`;
        const preset = this.windows.indexOf(this.#window);
        this.presets.value = this.#window === null ? "0" : preset >= 0 ? String(preset) : "own";
    }
}
