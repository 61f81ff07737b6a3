#include "web/facet_routes.h"

#include "core/base/utf8.h"
#include "searcher/output/facet_json.h"

namespace dateline::web {

ApiAnswer facet_answer(const SearchService& service, const Request& request) {
  const SearchParameters parameters = search_parameters(request);
  if (parameters.bad) return *parameters.bad;
  FacetFilter filter;
  filter.prefix = utf8::repaired(std::string(request.parameter("prefix").value_or("")));
  filter.parent = std::string(request.parameter("parent").value_or(""));
  const auto page = service.facet_page(parameters.request, request.path[3], filter);
  if (!page) return Result<std::string>(page.error());
  ApiAnswer answer(Result<std::string>(to_json(*page)));
  answer.page = PageOf{page->offset, page->limit, page->values.size(), page->total};
  return answer;
}

ApiAnswer timeline_answer(const SearchService& service, const Request& request) {
  const SearchParameters parameters = search_parameters(request);
  if (parameters.bad) return *parameters.bad;
  const auto given = request.parameter("step").value_or("");
  const auto step = given.empty() ? TimeStep::automatic : time_step_named(given);
  if (!step) return BadParameter{"step", "step is auto, day, month or year."};
  const auto timeline = service.timeline(parameters.request, *step);
  if (!timeline) return Result<std::string>(timeline.error());
  return Result<std::string>(to_json(*timeline));
}

}  // namespace dateline::web
