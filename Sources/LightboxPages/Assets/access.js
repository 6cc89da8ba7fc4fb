// A token for this server: pasted, or given by the issuer for rehearsals where that is open. It stays in this tab.
import { copyButton, element, waiting } from "./dom.js";
import { forgetToken, issuerIsOpen, keepToken, ownURL, token } from "./service.js";

/** What the claims of a token say, for people; null where it can't be read. */
function claims(text) {
    try {
        const payload = text.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
        return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), (part) => part.codePointAt(0))));
    } catch {
        return null;
    }
}

function signedIn() {
    const read = claims(token());
    const until = read?.exp ? new Date(read.exp * 1000).toLocaleTimeString() : null;
    return element("section", { class: "access", "aria-label": "The token of this tab" },
        element("p", {}, "This tab sends a token with every request",
            read?.sub ? [" in the name of ", element("b", {}, String(read.sub))] : null,
            read?.scope ? [" (", element("code", {}, String(read.scope)), ")"] : null,
            until ? `, until ${until}.` : "."),
        element("p", { class: "actions" },
            copyButton(token, "Copy the token"),
            element("button", { type: "button", id: "forget", onclick: () => { forgetToken(); leave(); } }, "Forget it")));
}

function leave() {
    location.hash = "#/";
    location.reload();
}

function pasteForm() {
    const input = element("textarea", {
        id: "token", rows: "5", spellcheck: "false", autocomplete: "off", required: true, placeholder: "eyJ…",
    });
    const note = element("p", { class: "note", role: "alert" });
    const form = element("form", { class: "token-form" },
        element("label", { for: "token" }, "Token"), input,
        element("button", { type: "submit" }, "Use it"), note);
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        const text = input.value.trim().replace(/^Bearer\s+/i, "");
        if (!/^[\x21-\x7e]+$/.test(text)) {
            note.textContent = "A token is one word without spaces.";
            return;
        }
        keepToken(text);
        leave();
    });
    return form;
}

async function choice(signal) {
    const wait = waiting("Asking …");
    const list = element("ul", { class: "identities" });
    const place = element("div", {}, element("p", { class: "note" },
        "This server issues tokens for rehearsals: nobody here is real. Apps get theirs by the way that "
            + ".well-known/smart-configuration names."), wait, list);
    const identities = await (await fetch(ownURL("issuer/identities"), { signal })).json();
    wait.remove();
    list.append(...identities.map(({ name, label }) => element("li", {}, element("button", {
        type: "button", "data-identity": name,
        onclick: async () => {
            const answer = await fetch(ownURL("issuer/token"), {
                method: "POST",
                body: new URLSearchParams({ grant_type: "urn:lightbox:rehearsal", identity: name, client_id: "page" }),
            });
            keepToken((await answer.json()).access_token);
            leave();
        },
    }, label))));
    return place;
}

/** The page where a token is given or forgotten. - reason: why it is shown where another view was asked for. */
export async function accessView({ content, signal, reason = null }) {
    content.append(
        element("h1", {}, "Who is asking?"),
        element("p", { class: "lead" }, reason ?? "This server may show studies to bearers of a token only."));
    if (token()) content.append(signedIn());
    if (issuerIsOpen) content.append(element("h2", {}, "Be somebody invented"), await choice(signal));
    content.append(element("h2", {}, "Bring a token"), pasteForm());
}
