// The DICOMweb services of this server, asked as any client would. Every request is noted, so that the page can show it.

function described(name) {
    return document.querySelector(`meta[name="${name}"]`).content;
}

/** The service root to give to clients. */
export const serviceRoot = described("lightbox-service-root");

/** Whether a phone could reach it. */
export const isLoopback = described("lightbox-reach") === "loopback";

/** Whether there is a desk of the track. */
export const deskIsOpen = described("lightbox-desk") === "open";

/** Whether this server issues tokens itself, for rehearsals. */
export const issuerIsOpen = described("lightbox-issuer") === "open";

/** Whether links can be made that show a study to who has no token. */
export const linksAreOpen = described("lightbox-links") === "open";

const tokenKey = "lightbox.token";

/** The token of this tab; null where there is none. */
export function token() {
    try {
        return sessionStorage.getItem(tokenKey);
    } catch {
        return null;
    }
}

export function keepToken(text) { sessionStorage.setItem(tokenKey, text); }
export function forgetToken() { sessionStorage.removeItem(tokenKey); }

/** The header fields that show who is asking. */
export function credentials() {
    const text = token();
    return text ? { Authorization: `Bearer ${text}` } : {};
}

/** A path of this server, whatever name the world has for it. */
export function ownURL(path) { return new URL(path, document.baseURI).href; }

// The page asks the host that it came from, whatever name the world has for it.
const ownRoot = new URL("dicom-web", document.baseURI).href;

/** A refusal: the problem document of the answer (RFC 9457) where it is one. */
export class Refusal extends Error {
    constructor(status, problem) {
        super(`The server answered ${status}.`);
        this.status = status;
        this.problem = problem;
    }
}

/** The requests behind the view that is shown, oldest first. Tells listeners when it changes. */
export class RequestLog extends EventTarget {
    entries = [];

    clear() {
        this.entries = [];
        this.dispatchEvent(new Event("change"));
    }

    /** Notes a request. Requests with the same purpose are one line: the newest, and how many there were. */
    note({ purpose, path, accept, kind, file = "picture.jpg", prints, isMain }) {
        let entry = this.entries.find((other) => other.purpose === purpose);
        if (!entry) {
            entry = { purpose, count: 0 };
            this.entries.push(entry);
        }
        Object.assign(entry, { path, accept, kind, file, prints, isMain, url: serviceRoot + path, answer: null });
        entry.needsToken = token() !== null;
        entry.count += 1;
        this.dispatchEvent(new Event("change"));
        return entry;
    }

    /** The view shows what this path gave, now or earlier: the request to be read is this one. */
    showing(purpose, path) {
        const entry = this.entries.find((other) => other.purpose === purpose)
            ?? this.note({ purpose, path, accept: "image/jpeg", kind: "picture", isMain: true });
        if (entry.path === path) return;
        Object.assign(entry, { path, url: serviceRoot + path, answer: null });
        this.dispatchEvent(new Event("change"));
    }

    /** Notes what came back. */
    answered(entry, answer) {
        entry.answer = answer;
        this.dispatchEvent(new Event("change"));
    }
}

export const requestLog = new RequestLog();

async function get(path, { purpose, accept, kind, file, prints, isMain, signal }) {
    const entry = requestLog.note({ purpose, path, accept, kind, file, prints, isMain });
    const start = performance.now();
    const response = await fetch(ownRoot + path, { headers: { Accept: accept, ...credentials() }, signal });
    const body = await response.arrayBuffer();
    requestLog.answered(entry, {
        status: response.status,
        milliseconds: performance.now() - start,
        byteCount: body.byteLength,
        contentType: response.headers.get("Content-Type"),
        warning: response.headers.get("Warning"),
        totalCount: response.headers.get("X-Total-Count"),
    });
    if (!response.ok) throw new Refusal(response.status, problem(response, body));
    return { response, body };
}

function problem(response, body) {
    if (!response.headers.get("Content-Type")?.includes("json")) return null;
    try {
        return JSON.parse(new TextDecoder().decode(body));
    } catch {
        return null;
    }
}

/**
 * Searches (QIDO-RS, PS3.18 10.6).
 * @returns the results, and how many there are in all where the server says so.
 */
export async function search(path, parameters, { purpose, prints, signal }) {
    const query = new URLSearchParams(parameters.filter(([, value]) => value !== "")).toString();
    const { response, body } = await get(query ? `${path}?${query}` : path, {
        purpose, prints, signal, accept: "application/dicom+json", kind: "results",
    });
    const results = response.status === 204 ? [] : JSON.parse(new TextDecoder().decode(body));
    const total = Number.parseInt(response.headers.get("X-Total-Count") ?? "", 10);
    return { results, total: Number.isFinite(total) ? total : undefined };
}

/** Retrieves metadata (WADO-RS, PS3.18 10.4.1.1.2): an array of data sets. */
export async function metadata(path, { purpose, signal }) {
    const { body } = await get(`${path}/metadata`, {
        purpose, signal, accept: "application/dicom+json", kind: "metadata", prints: "00080018",
    });
    return JSON.parse(new TextDecoder().decode(body));
}

/** Retrieves a rendered picture (PS3.18 10.4.1.1.3) as a blob. */
export async function picture(path, { purpose, isMain, signal }) {
    const { response, body } = await get(path, { purpose, isMain, signal, accept: "image/jpeg", kind: "picture" });
    return new Blob([body], { type: response.headers.get("Content-Type") });
}

/**
 * The address of a video or document that the browser shows by itself (PS3.18 10.4.1.1.3), and its note. A browser asks for
 * the parts of a video that it plays; with a token, which it can't send, all of it is fetched first.
 */
export async function mediaURL(path, mediaType, { purpose, file, signal }) {
    const request = { purpose, path: `${path}/rendered`, accept: mediaType, kind: "picture", file, isMain: true };
    if (!token()) {
        requestLog.note(request);
        // The parameter takes no wildcards (PS3.18 8.3.3.1).
        const wish = mediaType.includes("*") ? "" : `?accept=${encodeURIComponent(mediaType)}`;
        return `${ownRoot}${request.path}${wish}`;
    }
    const { response, body } = await get(request.path, { ...request, signal });
    return URL.createObjectURL(new Blob([body], { type: response.headers.get("Content-Type") }));
}

/** Retrieves a rendered report as text. */
export async function report(path, { purpose, signal }) {
    const request = { purpose, signal, accept: "text/plain", kind: "picture", file: "report.txt", isMain: true };
    const { body } = await get(`${path}/rendered`, request);
    return new TextDecoder().decode(body);
}

/** The address of a thumbnail for an <img> (PS3.18 10.4.1.1.4), and its note. */
export function thumbnailURL(path, edge, purpose) {
    const address = `${path}/thumbnail?viewport=${edge},${edge}`;
    requestLog.note({ purpose, path: address, accept: "image/jpeg", kind: "picture" });
    return ownRoot + address;
}

/** The picture at an address that an <img> can't ask for by itself, since it sends no token. */
export async function authorizedPicture(url) {
    const response = await fetch(url, { headers: { Accept: "image/*", ...credentials() } });
    if (!response.ok) throw new Refusal(response.status, null);
    return response.blob();
}

/**
 * A link to a resource for who has no token, and its QR code.
 * @returns `{ address, picture }`
 */
export async function linkCode(resource, seconds) {
    const response = await fetch(ownURL("links"), {
        method: "POST", headers: { Accept: "image/svg+xml", "Content-Type": "application/json", ...credentials() },
        body: JSON.stringify({ resource, seconds }),
    });
    const body = await response.arrayBuffer();
    if (!response.ok) throw new Refusal(response.status, problem(response, body));
    return { address: response.headers.get("Location"), picture: new Blob([body], { type: "image/svg+xml" }) };
}

export function studyPath(study) { return `/studies/${study}`; }
export function seriesPath(study, series) { return `/studies/${study}/series/${series}`; }
export function instancePath(study, series, instance) {
    return `/studies/${study}/series/${series}/instances/${instance}`;
}
