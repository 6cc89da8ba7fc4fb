#include "COpenJPH.h"

#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <openjph/ojph_arch.h>
#include <openjph/ojph_codestream.h>
#include <openjph/ojph_file.h>
#include <openjph/ojph_mem.h>
#include <openjph/ojph_message.h>
#include <openjph/ojph_params.h>
#include <stdexcept>

namespace {

// OpenJPH prints its messages unless it is given somebody to hand them to.
struct SilentInfo : ojph::message_info {
    void operator()(int, const char *, int, const char *, ...) override {}
};

struct SilentWarning : ojph::message_warning {
    void operator()(int, const char *, int, const char *, ...) override {}
};

struct ThrowingError : ojph::message_error {
    void operator()(int, const char *, int, const char *format, ...) override {
        char text[200];
        va_list arguments;
        va_start(arguments, format);
        std::vsnprintf(text, sizeof text, format, arguments);
        va_end(arguments);
        throw std::runtime_error(text);
    }
};

SilentInfo info;
SilentWarning warning;
ThrowingError error;

// The first code stream chooses the functions for this processor, in variables of the library that no lock guards.
void prepare() {
    static std::once_flag once;
    std::call_once(once, [] {
        ojph::configure_info(&info);
        ojph::configure_warning(&warning);
        ojph::configure_error(&error);
        ojph::codestream first;
    });
}

copenjph_status fail(copenjph_failure *failure, copenjph_status status, const char *text) {
    failure->status = status;
    std::snprintf(failure->text, sizeof failure->text, "%s", text);
    return status;
}

bool is_encodable(const copenjph_frame &frame, size_t sample_byte_count) {
    if (frame.columns == 0 || frame.rows == 0 || frame.columns > UINT16_MAX || frame.rows > UINT16_MAX) return false;
    if (frame.components != 1 && frame.components != 3) return false;
    if (frame.word_byte_count != 1 && frame.word_byte_count != 2) return false;
    if (frame.precision < 1 || frame.precision > 8 * frame.word_byte_count) return false;
    return static_cast<uint64_t>(frame.columns) * frame.rows * frame.components * frame.word_byte_count ==
           sample_byte_count;
}

// The word's low `precision` bits, with their sign.
ojph::si32 sample(const uint8_t *word, const copenjph_frame &frame) {
    uint32_t bits = word[0];
    if (frame.word_byte_count == 2) bits |= static_cast<uint32_t>(word[1]) << 8;
    const uint32_t range = 1u << frame.precision;
    bits &= range - 1;
    const bool is_negative = frame.is_signed && (bits >> (frame.precision - 1)) != 0;
    return static_cast<ojph::si32>(bits) - (is_negative ? static_cast<ojph::si32>(range) : 0);
}

// The lowest resolution has at most 64 columns and rows: what the RPCL options ask of one side (PS3.5 10.18).
ojph::ui32 decomposition_count(const copenjph_frame &frame) {
    const uint32_t longer = frame.columns > frame.rows ? frame.columns : frame.rows;
    ojph::ui32 count = 5;
    while ((longer + (1u << count) - 1) >> count > 64) count++;
    return count;
}

void describe(ojph::codestream &stream, const copenjph_frame &frame, bool transforms_colour) {
    ojph::param_siz size = stream.access_siz();
    size.set_image_extent(ojph::point(frame.columns, frame.rows));
    size.set_num_components(frame.components);
    for (uint32_t component = 0; component < frame.components; component++) {
        size.set_component(component, ojph::point(1, 1), frame.precision, frame.is_signed);
    }
    size.set_image_offset(ojph::point(0, 0));
    size.set_tile_size(ojph::size(0, 0));
    size.set_tile_offset(ojph::point(0, 0));
    ojph::param_cod coding = stream.access_cod();
    coding.set_num_decomposition(decomposition_count(frame));
    coding.set_block_dims(64, 64);
    coding.set_progression_order("RPCL");
    coding.set_color_transform(frame.components == 3 && transforms_colour);
    coding.set_reversible(true);
    stream.set_planar(false);
}

void write_lines(ojph::codestream &stream, const copenjph_frame &frame, const uint8_t *samples) {
    ojph::ui32 component = 0;
    ojph::line_buf *line = stream.exchange(nullptr, component);
    const size_t pixel_byte_count = static_cast<size_t>(frame.components) * frame.word_byte_count;
    for (uint32_t row = 0; row < frame.rows; row++) {
        const uint8_t *start = samples + static_cast<size_t>(row) * frame.columns * pixel_byte_count;
        for (uint32_t turn = 0; turn < frame.components; turn++) {
            if (line == nullptr || component >= frame.components || line->size < frame.columns) {
                throw std::runtime_error("OpenJPH asks for another line than there is");
            }
            const uint8_t *word = start + static_cast<size_t>(component) * frame.word_byte_count;
            for (uint32_t column = 0; column < frame.columns; column++, word += pixel_byte_count) {
                line->i32[column] = sample(word, frame);
            }
            line = stream.exchange(line, component);
        }
    }
}

copenjph_status encode(
    const copenjph_frame &frame, const uint8_t *samples, bool transforms_colour, uint8_t *output, size_t capacity,
    size_t *written, copenjph_failure *failure) {
    prepare();
    ojph::codestream stream;
    describe(stream, frame, transforms_colour);
    ojph::mem_outfile file;
    file.open();
    stream.write_headers(&file);
    write_lines(stream, frame, samples);
    stream.flush();
    // Closing the stream closes the file, which drops its bytes.
    *written = static_cast<size_t>(file.tell());
    if (*written > capacity) return fail(failure, COPENJPH_TOO_SMALL, "the output buffer is too small");
    std::memcpy(output, file.get_data(), *written);
    return COPENJPH_OK;
}

}  // namespace

copenjph_status copenjph_encode(
    const copenjph_frame *frame, const uint8_t *samples, size_t sample_byte_count, bool transforms_colour,
    uint8_t *output, size_t capacity, size_t *written, copenjph_failure *failure) {
    *written = 0;
    if (!is_encodable(*frame, sample_byte_count)) {
        return fail(failure, COPENJPH_UNSUPPORTED, "no such frame is encoded as High-Throughput JPEG 2000");
    }
    try {
        return encode(*frame, samples, transforms_colour, output, capacity, written, failure);
    } catch (const std::exception &exception) {
        return fail(failure, COPENJPH_INTERNAL, exception.what());
    } catch (...) {
        return fail(failure, COPENJPH_INTERNAL, "unknown exception");
    }
}
