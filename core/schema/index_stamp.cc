#include "core/schema/index_stamp.h"

#include "core/schema/fields.h"
#include "core/text/analyzer.h"
#include "core/text/language.h"

namespace dateline {

std::string current_stamp() {
  return "format=" + std::to_string(kFormatVersion) +
         " analyzer=" + std::to_string(kAnalyzerVersion) + " icu=" + icu_version();
}

void write_stamp(Xapian::WritableDatabase& database) {
  database.set_metadata(std::string(kMetaStamp), current_stamp());
}

Result<void> check_stamp(const Xapian::Database& database, const std::string& where) {
  const std::string found = database.get_metadata(std::string(kMetaStamp));
  if (found == current_stamp()) return {};
  if (found.empty()) {
    return Error{ErrorCode::not_an_index, where + " is a Xapian database but no Dateline index",
                 "Make an index with: dateline-index --index DIR PATH"};
  }
  return Error{ErrorCode::version_mismatch,
               where + " was made by another version of Dateline (" + found + "; this one makes " +
                   current_stamp() + ")",
               "Remove it and index again"};
}

}  // namespace dateline
