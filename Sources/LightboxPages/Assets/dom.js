// Elements from values. Text always goes in as text: nothing here reads markup, so no name can become any.
import { authorizedPicture, token } from "./service.js";

/**
 * An element with properties and children. `on…` properties are listeners, `class`, `aria-…`, `data-…` and the like
 * are attributes; what is null or false is left out.
 */
export function element(name, properties = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
        if (value === null || value === undefined || value === false) continue;
        if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
        else if (value === true) made.setAttribute(key, "");
        else made.setAttribute(key, value);
    }
    made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
    return made;
}

/** A picture that shows its outline until it is there, and a word where it does not come. */
export function thumbnail(url, description, placeholder) {
    const frame = element("span", { class: "thumbnail" });
    if (!url) {
        frame.append(element("span", { class: "no-picture" }, placeholder));
        return frame;
    }
    const image = element("img", { alt: description, loading: "lazy", decoding: "async" });
    const giveUp = () => image.replaceWith(element("span", { class: "no-picture" }, placeholder));
    image.addEventListener("error", giveUp);
    if (token()) whenNear(image, () => fill(image, url).catch(giveUp));
    else image.src = url;
    frame.append(image);
    return frame;
}

async function fill(image, url) {
    const source = URL.createObjectURL(await authorizedPicture(url));
    image.addEventListener("load", () => URL.revokeObjectURL(source), { once: true });
    image.src = source;
}

// What a browser does by itself for pictures that need no token.
function whenNear(image, then) {
    const observer = new IntersectionObserver((entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        then();
    }, { rootMargin: "400px" });
    observer.observe(image);
}

/** A button that copies a text, and says so. */
export function copyButton(text, label = "Copy") {
    const button = element("button", { type: "button", class: "copy" }, label);
    button.addEventListener("click", async () => {
        const copied = await copy(typeof text === "function" ? text() : text);
        button.textContent = copied ? "Copied" : "Select and copy by hand";
        announce(button.textContent);
        setTimeout(() => { button.textContent = label; }, 1600);
    });
    return button;
}

// The clipboard interface is there only on HTTPS and loopback; a phone in the hall comes by plain HTTP.
async function copy(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        const area = element("textarea", { class: "unseen", readonly: true });
        area.value = text;
        document.body.append(area);
        area.select();
        const copied = document.execCommand("copy");
        area.remove();
        return copied;
    }
}

/** Tells people who listen instead of look. */
export function announce(text) {
    const announcer = document.getElementById("announcer");
    if (announcer) announcer.textContent = text;
}

/** What a view shows while the first answer is on its way. */
export function waiting(text) {
    return element("p", { class: "waiting", role: "status" }, text);
}

/** What a view shows where the server refused: its problem document says more than we could. */
export function failure(error, title = "The server did not answer") {
    const problem = error.problem ?? {};
    return element("section", { class: "failure", role: "alert" },
        element("h2", {}, problem.title ?? title),
        problem.accepted ? element("p", {}, "It would take: ", problem.accepted.join(" · ")) : null,
        problem.section ? element("p", {}, `The rule is ${problem.section}.`) : null,
        problem.request ? element("pre", {}, problem.request) : element("p", {}, String(error.message ?? error)));
}
