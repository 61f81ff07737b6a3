#include "web/export_route.h"

#include <limits>
#include <memory>
#include <utility>

#include "searcher/output/export.h"

namespace dateline::web {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{16} * 1024;

// The request without what makes no sense for everything.
Request without_paging(const Request& request) {
  Request rest = request;
  std::erase_if(rest.parameters, [](const auto& parameter) {
    return parameter.first == "limit" || parameter.first == "offset" || parameter.first == "fold" ||
           parameter.first == "facets";
  });
  return rest;
}

bool write_export(ExportText& text, const BodyWriter& write, const Log& log) {
  for (std::string piece;; piece.clear()) {
    bool more = true;
    while (more && piece.size() < kPieceBytes) {
      const auto added = text.next(piece);
      if (!added) {
        if (log) log("an export was cut: " + added.error().text());
        return false;
      }
      more = *added;
    }
    if (!write(piece)) return false;
    if (!more) return true;
  }
}

}  // namespace

Response export_answer(const SearchService& service, const Log& log, const Request& request) {
  SearchParameters parameters = search_parameters(without_paging(request));
  if (parameters.bad) return bad_parameter(request, *parameters.bad);
  ExportForm form;
  if (const auto name = request.parameter("format").value_or(""); !name.empty()) {
    const auto format = export_format_named(name);
    if (!format) return bad_parameter(request, {"format", "format is jsonl, csv or geojson."});
    form.format = *format;
  }
  const auto mark = request.parameter("bom").value_or("");
  if (!mark.empty() && mark != "on" && mark != "off") {
    return bad_parameter(request, {"bom", "bom is on or off."});
  }
  form.byte_order_mark = mark == "on";
  parameters.request.fold = false;
  parameters.request.limit = std::numeric_limits<std::size_t>::max();
  auto cursor = service.every_hit(parameters.request);
  if (!cursor) return failure(request, cursor.error(), log);
  Response response;
  response.content_type = media_type_of(form.format);
  response.headers.emplace_back("Cache-Control", "no-store");
  response.headers.emplace_back(
      "Content-Disposition",
      "attachment; filename=\"dateline." + std::string(name_of(form.format)) + "\"");
  const auto text = std::make_shared<ExportText>(std::move(*cursor), form);
  response.stream = [text, log](const BodyWriter& write) {
    return write_export(*text, write, log);
  };
  return response;
}

}  // namespace dateline::web
