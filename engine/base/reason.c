#include "base/reason.h"

#include <errno.h>

bool ts_reason_may_pass(int error) {
    static const int passing[] = {ENOSPC, EDQUOT, EFBIG,   EIO,   ENOMEM,    EMFILE,
                                  ENFILE, EAGAIN, ENOBUFS, EINTR, ETIMEDOUT, ESTALE};
    for (size_t i = 0; i < sizeof passing / sizeof *passing; i++)
        if (error == passing[i])
            return true;
    return false;
}

void ts_reason_unreadable(struct ts_diag *diag, struct ts_place place, const char *path, int error) {
    TS_DIAG(diag, ts_reason_may_pass(error) ? TS_FILE_READ_FAILED : TS_FILE_UNREADABLE, place, path,
            ts_lang_reason(error));
}

void ts_reason_unwritable(struct ts_diag *diag, const char *path, int error, const char *kept) {
    bool again = ts_reason_may_pass(error);
    TS_DIAG(diag, again ? TS_WRITE_FAILED : TS_WRITE_REFUSED, (struct ts_place){0}, path,
            ts_lang_reason(error), again ? kept : "");
}
