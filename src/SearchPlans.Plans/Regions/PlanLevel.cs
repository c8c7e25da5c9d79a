namespace SearchPlans.Plans;

/// <summary>The level of government that a plan is of, by the depth of its region.</summary>
public enum PlanLevel
{
    /// <summary>Not known.</summary>
    None,
    /// <summary>国家: of the whole country.</summary>
    Nation,
    /// <summary>省: of a province, an autonomous region or a municipality.</summary>
    Province,
    /// <summary>市: of a city, a prefecture or a league.</summary>
    City,
    /// <summary>县: of a county, a district, or a city of that rank.</summary>
    County,
}
