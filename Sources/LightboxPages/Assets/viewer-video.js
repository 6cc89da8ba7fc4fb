// Videos are played by the browser, from the rendered resource, which is the stream as it was stored (PS3.18 8.7.3.4).
import { text, tags } from "./dicom.js";
import { element } from "./dom.js";
import { instancePath, search, seriesPath, videoURL } from "./service.js";

// MPEG-2, MPEG-4 AVC/H.264 and HEVC/H.265 (PS3.6 table A-1).
const videoSyntax = /^1\.2\.840\.10008\.1\.2\.4\.10([0-8])(\.1)?$/;

/** The instances of a series that are videos: { instance, mediaType }. */
export async function videosOf(study, series, signal) {
    const { results } = await search(`${seriesPath(study, series)}/instances`,
        [["includefield", tags.availableTransferSyntaxUID]],
        { purpose: "How the series is stored", prints: tags.availableTransferSyntaxUID, signal });
    return results.flatMap((result) => {
        const syntax = videoSyntax.exec(text(result, tags.availableTransferSyntaxUID));
        if (!syntax) return [];
        return [{ instance: text(result, tags.sopInstanceUID), mediaType: Number(syntax[1]) < 2 ? "video/mpeg" : "video/mp4" }];
    });
}

/** A player for each video. */
export function players(videos, study, series, signal) {
    return videos.map(({ instance, mediaType }) => {
        const stage = element("div", { class: "stage" });
        const player = element("video", { controls: true, playsinline: true, preload: "metadata", "aria-label": "Video" });
        const fail = (sentence) => stage.replaceChildren(element("p", { class: "note", role: "alert" }, sentence));
        player.addEventListener("error", () => fail(`This browser does not play ${mediaType} of this kind. `
            + "The request below fetches the video for another player."));
        stage.append(player);
        videoURL(instancePath(study, series, instance), mediaType, { purpose: "The video", signal })
            .then((url) => {
                player.src = url;
                if (url.startsWith("blob:")) signal.addEventListener("abort", () => URL.revokeObjectURL(url));
            })
            .catch((error) => { if (!signal.aborted) fail(error.problem?.title ?? "The video did not come"); });
        return stage;
    });
}
