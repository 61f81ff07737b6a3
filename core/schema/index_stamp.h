// What an index was made with. A reader or writer of another kind refuses it: index again.
#pragma once

#include <xapian.h>

#include <string>

#include "core/base/result.h"

namespace dateline {

// "format=1 analyzer=1 icu=72": format (fields.h), analyzer (analyzer.h) and ICU's major version,
// which fixes the Unicode data.
[[nodiscard]] std::string current_stamp();

void write_stamp(Xapian::WritableDatabase& database);

// Error not_an_index without a stamp, version_mismatch with another. `where` names the index in
// messages.
[[nodiscard]] Result<void> check_stamp(const Xapian::Database& database, const std::string& where);

}  // namespace dateline
