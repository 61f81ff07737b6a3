// What documents need beside them, as metadata of their index: the forms and joins of their words,
// the names of their facet values.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>

#include "core/schema/facet_ids.h"
#include "core/schema/word_forms.h"
#include "indexer/document_builder.h"

namespace dateline {

// Collects the notes of many documents, then writes them to the database they went to. It may go on
// with the next database, and leaves out there what it wrote before: REQUIRES that no later
// database is kept where an earlier one is lost.
class SideNotes {
 public:
  void add(const BuiltDocument& built);
  // Adds what is new to the metadata of `database`, in order of the keys. Throws Xapian's
  // exceptions.
  void flush(Xapian::WritableDatabase& database);

 private:
  WordFormCollector forms_;
  std::unordered_set<std::uint64_t> seen_names_;  // hashes of id and name
  std::map<FacetId, std::string> fresh_names_;
};

}  // namespace dateline
