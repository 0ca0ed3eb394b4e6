/* text/misread.h -- copy that was ruined before it came: its bytes were read in another encoding than their
 * own, and what that gave was saved. Includes: text/source.h. Internal to text/. */
#ifndef TS_TEXT_MISREAD_H
#define TS_TEXT_MISREAD_H

#include "text/source.h"

/* Tell of stretches that read as text once they are converted back, one a line, with what they may have been:
 * UTF-8 read as GBK (涓枃 for 中文, 锟斤拷 for lost characters) or as Windows-1252 (Ã¤ for ä), GBK read as
 * Windows-1252 (ÖÐÎÄ), quoted-printable of mail (=E4=B8=AD). Tell of an article
 * whose lines nearly all begin with >, as in the answer to a mail, and of where a mail begins that was
 * answered or passed on (在 …写道：, -----原始邮件-----, 发件人：). The text stays as it is. O(characters).
 */
void ts_misread_report(struct ts_ctx *, const struct ts_source *);

#endif
