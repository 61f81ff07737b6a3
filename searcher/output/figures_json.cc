#include "searcher/output/figures_json.h"

#include "core/schema/json_writer.h"
#include "searcher/output/segments_json.h"

namespace dateline {
namespace {

void write_row(const FigureRow& row, JsonWriter& json) {
  json.begin_object();
  json.member("value", row.value);
  json.member_or_null("value_high", row.value_high);
  json.member("bound", name_of(row.bound));
  json.member("denied", row.denied);
  json.member("text", row.text);
  json.member("articles", row.articles);
  json.member("sources", row.sources);
  json.member_or_null("first", row.first);
  json.member_or_null("last", row.last);
  json.member("ids", row.ids);
  json.key("snippet");
  write_segments(row.snippet, json);
  json.member("id", row.id);
  json.end_object();
}

void write_table(const FigureTable& table, JsonWriter& json) {
  json.begin_object();
  json.key("story");
  json.begin_object();
  json.member_or_null("id", table.story);
  json.member_or_null("title", table.story_title);
  json.end_object();
  json.member("thing", table.thing);
  json.member("kind", name_of(table.kind));
  json.member_or_null("unit", table.unit);
  json.member("disagree", table.disagree);
  json.member("articles", table.articles);
  json.key("rows");
  json.begin_array();
  for (const FigureRow& row : table.rows) write_row(row, json);
  json.end_array();
  json.end_object();
}

}  // namespace

std::string to_json(const FigureResults& results) {
  JsonWriter json;
  json.begin_object();
  json.key("figures");
  json.begin_array();
  for (const FigureTable& table : results.tables) write_table(table, json);
  json.end_array();
  json.member("figures_total", results.tables_total);
  json.member("articles_read", results.articles_read);
  json.member("complete", results.complete);
  json.end_object();
  return json.take();
}

}  // namespace dateline
