/* fuzz/picture -- any bytes as a picture's file. What is taken has as many bytes of pixels as it says, or is
 * a JPEG as it stood; what is not has said why. */
#include "engine.h"

#include "image/image.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct ts_ctx ctx = fuzz_ctx_open();
    const char *fault = NULL;
    const struct ts_image *image = ts_image_decode(&ctx, (const char *)data, size, &fault);
    if (!image && (!fault || !*fault))
        abort();
    if (image) {
        size_t pixels = (size_t)image->width * (size_t)image->height;
        bool samples = image->components == 1 || image->components == 3 || image->components == 4;
        if (image->width < 1 || image->height < 1 || pixels > TS_IMAGE_MOST_PIXELS || !samples)
            abort();
        if (image->turn < 1 || image->turn > 8 || ts_image_wide(image) < 1 || ts_image_high(image) < 1)
            abort();
        if (image->jpeg ? image->data.n > size : image->data.n != pixels * (size_t)image->components)
            abort();
        if (image->alpha.n && image->alpha.n != pixels)
            abort();
    }
    fuzz_ctx_close(&ctx);
    return 0;
}
