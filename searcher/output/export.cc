#include "searcher/output/export.h"

#include "searcher/output/csv.h"
#include "searcher/output/geojson.h"
#include "searcher/output/jsonl.h"

namespace dateline {

std::optional<ExportFormat> export_format_named(std::string_view name) {
  for (const ExportFormat format :
       {ExportFormat::jsonl, ExportFormat::csv, ExportFormat::geojson}) {
    if (name == name_of(format)) return format;
  }
  return {};
}

std::string_view name_of(ExportFormat format) {
  switch (format) {
    case ExportFormat::csv:
      return "csv";
    case ExportFormat::geojson:
      return "geojson";
    default:
      return "jsonl";
  }
}

std::string_view media_type_of(ExportFormat format) {
  switch (format) {
    case ExportFormat::csv:
      return "text/csv; charset=utf-8; header=present";
    case ExportFormat::geojson:
      return "application/geo+json";
    default:
      return "application/x-ndjson";
  }
}

Result<bool> ExportText::next(std::string& out) {
  if (ended_) return false;
  if (!began_) {
    began_ = true;
    if (form_.format == ExportFormat::csv) {
      out += (form_.byte_order_mark ? std::string(kByteOrderMark) : "") + csv_header();
      return true;
    }
    if (form_.format == ExportFormat::geojson) {
      out += geojson_begin();
      return true;
    }
  }
  return form_.format == ExportFormat::geojson ? next_places(out) : next_hit(out);
}

Result<bool> ExportText::next_hit(std::string& out) {
  const auto hit = cursor_->next();
  if (!hit) return hit.error();
  ended_ = !*hit;
  if (ended_) return false;
  out += form_.format == ExportFormat::csv ? csv_record(**hit) : jsonl_line(**hit);
  return true;
}

Result<bool> ExportText::next_places(std::string& out) {
  const auto article = cursor_->next_article();
  if (!article) return article.error();
  ended_ = !*article;
  if (ended_) {
    out += geojson_end();
    return true;
  }
  const std::string features = geojson_features(**article);
  if (features.empty()) return true;
  if (any_feature_) out += ",\n";
  any_feature_ = true;
  out += features;
  return true;
}

}  // namespace dateline
