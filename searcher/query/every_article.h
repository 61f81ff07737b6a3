// The query that every article answers.
#pragma once

#include <xapian.h>

#include <string>

namespace dateline {

// One of the caller's own. Xapian's MatchAll is one object for all threads, and its count of
// references is no atomic one: two threads that copy it at once free it under a third.
[[nodiscard]] inline Xapian::Query every_article() { return Xapian::Query(std::string()); }

}  // namespace dateline
