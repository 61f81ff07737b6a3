#include "searcher/output/jsonl.h"

#include "searcher/output/json.h"

namespace dateline {

std::string jsonl_line(const Hit& hit, std::optional<std::string_view> qid) {
  const std::string object = to_json(hit);
  return (qid ? with_qid(object, *qid) : object) + "\n";
}

}  // namespace dateline
