#include "CLCMS.h"

#include <lcms2.h>
#include <limits.h>

/* Adobe RGB (1998) 4.3.1: D65, gamma 563/256. */
static cmsHPROFILE adobe_rgb(cmsContext context) {
    const cmsCIExyY white = {0.3127, 0.3290, 1.0};
    const cmsCIExyYTRIPLE primaries = {{0.64, 0.33, 1.0}, {0.21, 0.71, 1.0}, {0.15, 0.06, 1.0}};
    cmsToneCurve *curve = cmsBuildGamma(context, 563.0 / 256.0);
    if (curve == NULL) return NULL;
    cmsToneCurve *const curves[3] = {curve, curve, curve};
    cmsHPROFILE profile = cmsCreateRGBProfileTHR(context, &white, &primaries, curves);
    cmsFreeToneCurve(curve);
    return profile;
}

/* ROMM RGB, ISO 22028-2: D50, gamma 1.8 with a straight piece at its foot. */
static cmsHPROFILE romm_rgb(cmsContext context) {
    const cmsCIExyY white = {0.3457, 0.3585, 1.0};
    const cmsCIExyYTRIPLE primaries = {{0.7347, 0.2653, 1.0}, {0.1596, 0.8404, 1.0}, {0.0366, 0.0001, 1.0}};
    const cmsFloat64Number parameters[] = {1.8, 1.0, 0.0, 1.0 / 16.0, 0.031248};
    cmsToneCurve *curve = cmsBuildParametricToneCurve(context, 4, parameters);
    if (curve == NULL) return NULL;
    cmsToneCurve *const curves[3] = {curve, curve, curve};
    cmsHPROFILE profile = cmsCreateRGBProfileTHR(context, &white, &primaries, curves);
    cmsFreeToneCurve(curve);
    return profile;
}

/* IEC 61966-2-1. */
static cmsHPROFILE grey(cmsContext context) {
    const cmsFloat64Number parameters[] = {2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045};
    cmsToneCurve *curve = cmsBuildParametricToneCurve(context, 4, parameters);
    if (curve == NULL) return NULL;
    cmsHPROFILE profile = cmsCreateGrayProfileTHR(context, cmsD50_xyY(), curve);
    cmsFreeToneCurve(curve);
    return profile;
}

static cmsHPROFILE open_space(cmsContext context, clcms_space space) {
    switch (space) {
    case CLCMS_SRGB: return cmsCreate_sRGBProfileTHR(context);
    case CLCMS_ADOBE_RGB: return adobe_rgb(context);
    case CLCMS_ROMM_RGB: return romm_rgb(context);
    case CLCMS_GREY: return grey(context);
    }
    return NULL;
}

/* Version 2, which every reader knows. */
static void describe(cmsContext context, cmsHPROFILE profile, clcms_space space) {
    static const char *const names[] = {"sRGB", "Adobe RGB (1998) compatible", "ROMM RGB", "Grey with the curve of sRGB"};
    cmsSetProfileVersion(profile, 2.1);
    cmsMLU *text = cmsMLUalloc(context, 1);
    if (text == NULL) return;
    if (cmsMLUsetASCII(text, "en", "US", names[space])) cmsWriteTag(profile, cmsSigProfileDescriptionTag, text);
    if (cmsMLUsetASCII(text, "en", "US", "No copyright, use freely")) cmsWriteTag(profile, cmsSigCopyrightTag, text);
    cmsMLUfree(text);
}

static cmsHPROFILE open_bytes(cmsContext context, const uint8_t *bytes, size_t count) {
    if (count == 0) return cmsCreate_sRGBProfileTHR(context);
    if (count > UINT_MAX) return NULL;
    cmsHPROFILE profile = cmsOpenProfileFromMemTHR(context, bytes, (cmsUInt32Number)count);
    if (profile == NULL) return NULL;
    if (cmsGetColorSpace(profile) == cmsSigRgbData) return profile;
    cmsCloseProfile(profile);
    return NULL;
}

clcms_status clcms_profile(clcms_space space, uint8_t *output, size_t capacity, size_t *written) {
    *written = 0;
    if (space > CLCMS_GREY) return CLCMS_UNUSABLE;
    cmsContext context = cmsCreateContext(NULL, NULL);
    cmsHPROFILE profile = context != NULL ? open_space(context, space) : NULL;
    clcms_status status = CLCMS_INTERNAL;
    if (profile != NULL) {
        describe(context, profile, space);
        cmsUInt32Number count = 0;
        if (cmsSaveProfileToMem(profile, NULL, &count)) {
            *written = count;
            if (count > capacity) status = CLCMS_TOO_SMALL;
            else if (cmsSaveProfileToMem(profile, output, &count)) status = CLCMS_OK;
        }
        cmsCloseProfile(profile);
    }
    if (context != NULL) cmsDeleteContext(context);
    return status;
}

static cmsHTRANSFORM open_transform(
    cmsContext context, const uint8_t *bytes, size_t count, clcms_space target) {
    cmsHPROFILE source = open_bytes(context, bytes, count);
    cmsHPROFILE sink = open_space(context, target);
    cmsHTRANSFORM transform = NULL;
    if (source != NULL && sink != NULL) {
        transform = cmsCreateTransformTHR(
            context, source, TYPE_RGB_8, sink, TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOCACHE);
    }
    if (source != NULL) cmsCloseProfile(source);
    if (sink != NULL) cmsCloseProfile(sink);
    return transform;
}

bool clcms_is_usable(const uint8_t *profile, size_t count) {
    cmsContext context = cmsCreateContext(NULL, NULL);
    if (context == NULL) return false;
    cmsHTRANSFORM transform = count > 0 ? open_transform(context, profile, count, CLCMS_SRGB) : NULL;
    const bool is_usable = transform != NULL;
    if (transform != NULL) cmsDeleteTransform(transform);
    cmsDeleteContext(context);
    return is_usable;
}

clcms_status clcms_convert(
    const uint8_t *profile, size_t profile_count, clcms_space target, const uint8_t *source, uint8_t *output,
    size_t pixel_count) {
    if (target > CLCMS_ROMM_RGB || pixel_count > UINT_MAX) return CLCMS_UNUSABLE;
    cmsContext context = cmsCreateContext(NULL, NULL);
    if (context == NULL) return CLCMS_INTERNAL;
    cmsHTRANSFORM transform = open_transform(context, profile, profile_count, target);
    if (transform != NULL) {
        cmsDoTransform(transform, source, output, (cmsUInt32Number)pixel_count);
        cmsDeleteTransform(transform);
    }
    cmsDeleteContext(context);
    return transform != NULL ? CLCMS_OK : CLCMS_UNUSABLE;
}
