// Videos are played by the browser, from the rendered resource, which is the stream as it was stored (PS3.18 8.7.3.4).
import { text, tags } from "./dicom.js";
import { element } from "./dom.js";
import { instancePath, mediaURL, search, seriesPath } from "./service.js";

// MPEG-2, MPEG-4 AVC/H.264 and HEVC/H.265 (PS3.6 table A-1).
const videoSyntax = /^1\.2\.840\.10008\.1\.2\.4\.10[0-8](\.1)?$/;
// Endoscopic, microscopic and photographic videos (PS3.6 table A-1).
const videoClass = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.77\.1\.[124]\.1$/;

/** Whether a series can hold videos: metadata does not say how its pixels are stored. */
export function mayHoldVideos(frames) {
    return frames.some(({ isMultiFrame, dataSet }) => isMultiFrame || videoClass.test(text(dataSet, tags.sopClassUID)));
}

/** The instances of a series that are videos. */
export async function videosOf(study, series, signal) {
    const { results } = await search(`${seriesPath(study, series)}/instances`,
        [["includefield", tags.availableTransferSyntaxUID]],
        { purpose: "How the series is stored", prints: tags.availableTransferSyntaxUID, signal });
    return results.filter((result) => videoSyntax.test(text(result, tags.availableTransferSyntaxUID)))
        .map((result) => text(result, tags.sopInstanceUID));
}

/** A player for each video. */
export function players(videos, study, series, signal) {
    return videos.map((instance) => {
        const stage = element("div", { class: "stage" });
        const player = element("video", { controls: true, playsinline: true, preload: "metadata", "aria-label": "Video" });
        const fail = (sentence) => stage.replaceChildren(element("p", { class: "note", role: "alert" }, sentence));
        player.addEventListener("error", () => fail("This browser does not play videos of this kind. "
            + "The request behind this view fetches it for another player."));
        stage.append(player);
        mediaURL(instancePath(study, series, instance), "video/*", { purpose: "The video", file: "video.mp4", signal })
            .then((url) => {
                player.src = url;
                if (url.startsWith("blob:")) signal.addEventListener("abort", () => URL.revokeObjectURL(url));
            })
            .catch((error) => { if (!signal.aborted) fail(error.problem?.title ?? "The video did not come"); });
        return stage;
    });
}
