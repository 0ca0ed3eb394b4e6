/* text/dateline.h -- what a news item opens and closes with: the standfirst's label, the dateline 电头, and
 * the byline in parentheses behind the last paragraph. Includes: base/slice.h. */
#ifndef TS_TEXT_DATELINE_H
#define TS_TEXT_DATELINE_H

#include "base/slice.h"

/* Bytes of the dateline that a paragraph opens with; 0 = none. Without the blanks behind it. */
size_t ts_dateline_find(struct ts_slice);

/* Bytes of the blanks that a text opens with, of any width. */
size_t ts_dateline_blanks(struct ts_slice);

/* True if the text opens as bylines do: 本报记者, 通讯员, 作者, 文/ and their like. */
bool ts_dateline_opens_byline(struct ts_slice);

/* True if a word is one of these, whole. */
bool ts_dateline_is_opening(struct ts_slice word);

/* Bytes of 提要：, 内容提要：, 导读：, 核心提示：, 【核心提示】 or their like at the start, with the mark; 0
 * = none, or nothing follows; 【核心提示】 may stand alone above its paragraph. */
size_t ts_dateline_standfirst_label(struct ts_slice);

/* True if the whole paragraph is a date with its year: 2025年3月15日, 二〇二五年三月, 2025-03-15. */
bool ts_dateline_is_date(struct ts_slice);

/* True if the whole paragraph is a byline in parentheses: （本报记者 某某）. */
bool ts_dateline_is_credit(struct ts_slice);

#endif
