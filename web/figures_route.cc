#include "web/figures_route.h"

#include <utility>

#include "searcher/output/figures_json.h"

namespace dateline::web {

ApiAnswer figures_answer(const SearchService& service, const Request& request) {
  SearchParameters parameters = search_parameters(request);
  if (parameters.bad) return *parameters.bad;
  FigureRequest asked;
  if (!request.parameter("limit").value_or("").empty()) asked.tables = parameters.request.limit;
  asked.search = std::move(parameters.request);
  const auto figures = service.figures(asked);
  if (!figures) return Result<std::string>(figures.error());
  return Result<std::string>(to_json(*figures));
}

}  // namespace dateline::web
