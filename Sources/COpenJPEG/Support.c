#include "Support.h"

#include <string.h>

copenjpeg_status copenjpeg_fail(copenjpeg_failure *failure, copenjpeg_status status, const char *text) {
    failure->status = status;
    strncpy(failure->text, text, sizeof failure->text - 1);
    failure->text[sizeof failure->text - 1] = '\0';
    return status;
}

static void keep_first_error(const char *text, void *data) {
    copenjpeg_failure *failure = data;
    if (failure->text[0] == '\0') copenjpeg_fail(failure, COPENJPEG_UNDECODABLE, text);
}

static void ignore(const char *text, void *data) {
    (void)text;
    (void)data;
}

void copenjpeg_listen(opj_codec_t *codec, copenjpeg_failure *failure) {
    failure->text[0] = '\0';
    opj_set_error_handler(codec, keep_first_error, failure);
    opj_set_warning_handler(codec, ignore, NULL);
    opj_set_info_handler(codec, ignore, NULL);
}

static OPJ_SIZE_T read_some(void *buffer, OPJ_SIZE_T count, void *data) {
    copenjpeg_memory *memory = data;
    const size_t left = memory->count - memory->position;
    if (left == 0) return (OPJ_SIZE_T)-1;
    if (count > left) count = left;
    memcpy(buffer, memory->bytes + memory->position, count);
    memory->position += count;
    return count;
}

static OPJ_SIZE_T write_all(void *buffer, OPJ_SIZE_T count, void *data) {
    copenjpeg_memory *memory = data;
    if (count > memory->count - memory->position) {
        memory->overflowed = true;
        return (OPJ_SIZE_T)-1;
    }
    memcpy(memory->bytes + memory->position, buffer, count);
    memory->position += count;
    if (memory->position > memory->end) memory->end = memory->position;
    return count;
}

static OPJ_BOOL seek(OPJ_OFF_T position, void *data) {
    copenjpeg_memory *memory = data;
    if (position < 0 || (uint64_t)position > memory->count) return OPJ_FALSE;
    memory->position = (size_t)position;
    return OPJ_TRUE;
}

static OPJ_OFF_T skip(OPJ_OFF_T count, void *data) {
    copenjpeg_memory *memory = data;
    const size_t left = memory->count - memory->position;
    if (count < 0) return -1;
    /* OpenJPEG takes a skip to the end as the end; further than that there is nothing. */
    if ((uint64_t)count > left) count = (OPJ_OFF_T)left;
    memory->position += (size_t)count;
    return count;
}

static opj_stream_t *stream(copenjpeg_memory *memory, OPJ_BOOL reads) {
    opj_stream_t *stream = opj_stream_create(OPJ_J2K_STREAM_CHUNK_SIZE, reads);
    if (stream == NULL) return NULL;
    opj_stream_set_user_data(stream, memory, NULL);
    opj_stream_set_user_data_length(stream, memory->count);
    opj_stream_set_read_function(stream, read_some);
    opj_stream_set_write_function(stream, write_all);
    opj_stream_set_seek_function(stream, seek);
    opj_stream_set_skip_function(stream, skip);
    return stream;
}

opj_stream_t *copenjpeg_input(copenjpeg_memory *memory) { return stream(memory, OPJ_TRUE); }

opj_stream_t *copenjpeg_output(copenjpeg_memory *memory) { return stream(memory, OPJ_FALSE); }
