#include "searcher/output/figures_json.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "core/schema/json_values.h"
#include "searcher/output/segments_json.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

Json row_json(const FigureRow& row) {
  Json object;
  object["value"] = json_number(row.value);
  object["value_high"] = json_number(row.value_high);
  object["bound"] = name_of(row.bound);
  object["denied"] = row.denied;
  object["text"] = row.text;
  object["articles"] = row.articles;
  object["sources"] = row.sources;
  object["first"] = json_or_null(row.first);
  object["last"] = json_or_null(row.last);
  object["ids"] = row.ids;
  object["snippet"] = segments_json(row.snippet);
  object["id"] = row.id;
  return object;
}

Json table_json(const FigureTable& table) {
  Json rows = Json::array();
  for (const FigureRow& row : table.rows) rows.push_back(row_json(row));
  Json object;
  object["story"] = {{"id", json_or_null(table.story)}, {"title", json_or_null(table.story_title)}};
  object["thing"] = table.thing;
  object["kind"] = name_of(table.kind);
  object["unit"] = json_or_null(table.unit);
  object["disagree"] = table.disagree;
  object["articles"] = table.articles;
  object["rows"] = std::move(rows);
  return object;
}

}  // namespace

std::string to_json(const FigureResults& results) {
  Json tables = Json::array();
  for (const FigureTable& table : results.tables) tables.push_back(table_json(table));
  Json object;
  object["figures"] = std::move(tables);
  object["figures_total"] = results.tables_total;
  object["articles_read"] = results.articles_read;
  object["complete"] = results.complete;
  return json_line(object);
}

}  // namespace dateline
