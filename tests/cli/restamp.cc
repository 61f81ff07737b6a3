// Test tool: gives an index another stamp, as if another version had made it. restamp INDEX STAMP
#include <xapian.h>

#include <iostream>

#include "core/schema/fields.h"
#include "core/schema/index_files.h"

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const auto generation = dateline::current_generation(argv[1]);
  if (!generation) {
    std::cerr << generation.error().text() << "\n";
    return 3;
  }
  Xapian::WritableDatabase database(generation->string(), Xapian::DB_OPEN);
  database.set_metadata(std::string(dateline::kMetaStamp), argv[2]);
  database.commit();
  return 0;
}
