// Who says what, by the grammar of one sentence: the subject of a verb of speech before or behind a
// quote.
#pragma once

#include <vector>

#include "indexer/extract/speech_frame.h"
#include "indexer/extract/speech_subject.h"

namespace dateline {

// `items` end where a quote begins; `last_mark` parts them from it (a colon, a comma or 0).
// `clause`: the quote is a sentence of its own.
[[nodiscard]] Subject subject_before_quote(const std::vector<FrameItem>& items, char last_mark,
                                           bool clause);

// `items` begin where a quote ends, in its sentence. `paused`: a comma, or a question or
// exclamation mark stands between.
[[nodiscard]] Subject subject_after_quote(const std::vector<FrameItem>& items, bool paused);

// Of the last verb of speech in a sentence that speaks of somebody before a quote begins.
[[nodiscard]] Subject last_speaker(const std::vector<FrameItem>& items);

// The words before a quote name a thing by it ("the so-called", "nicknamed", "a plan called").
[[nodiscard]] bool names_a_thing(const std::vector<FrameItem>& items);

}  // namespace dateline
