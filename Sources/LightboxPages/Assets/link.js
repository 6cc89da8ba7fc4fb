// Links that show a study to who has no token, for some minutes: an address, and its code for a camera.
import { announce, copyButton, element } from "./dom.js";
import { linkCode, credentials, linksAreOpen, ownURL, studyPath, token } from "./service.js";

const seconds = 300;

/** Buttons that make a link to a study; null where links can't be made. */
export function linkMaker(study) {
    if (!linksAreOpen || !token()) return null;
    const place = element("div", { class: "link-place" });
    function maker(id, words, resource) {
        const button = element("button", {
            type: "button", id,
            onclick: async () => {
                button.disabled = true;
                try {
                    place.replaceChildren(shown(await linkCode(resource, seconds), place));
                    announce("The link is made.");
                } catch (error) {
                    place.replaceChildren(element("p", { class: "note" }, error.problem?.title ?? error.message));
                    announce(place.textContent);
                }
                button.disabled = false;
            },
        }, words);
        return button;
    }
    return element("section", { class: "link-maker", "aria-label": "Links for who has no token" },
        maker("make-link", "Link for an app", studyPath(study)),
        // What a camera finds, a browser opens: it shows one picture, and would only save a study.
        maker("make-picture-link", "Link for a camera", `${studyPath(study)}/thumbnail?viewport=1024,1024`),
        element("p", { class: "note" },
            "An app gets the whole study, a camera a picture of it: without a token, for five minutes at most."),
        place);
}

function shown({ address, picture }, place) {
    const source = URL.createObjectURL(picture);
    const code = element("img", {
        src: source, alt: "QR code of the link", width: "168", height: "168",
        onload: () => URL.revokeObjectURL(source),
    });
    const end = element("button", { type: "button", id: "end-link", class: "copy" }, "End it now");
    end.addEventListener("click", async () => {
        // Where the page came from, whatever name the link has for this server.
        const path = address.slice(address.indexOf("/link/") + 1);
        const { ok, status } = await fetch(ownURL(path), { method: "DELETE", headers: credentials() });
        const words = ok ? "The link has ended." : `The server answered ${status}.`;
        place.replaceChildren(element("p", { class: "note" }, words));
        announce(words);
    });
    return element("div", { class: "link-made" }, code,
        element("div", {}, element("p", { class: "request-path" }, element("code", { id: "link" }, address)),
            element("p", { class: "actions" }, copyButton(address, "Copy the link"), " ", end)));
}
