using SearchPlans.Web.Rendering.Charts;

namespace SearchPlans.Web.Pages;

/// <summary>A grid of provinces with its caption and what its shades mean, for any page that links figures.css.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="Unit">The unit of its numbers as it stands behind them: %, or empty.</param>
public sealed record ProvinceGridView(ProvinceGrid Grid, string Unit);
