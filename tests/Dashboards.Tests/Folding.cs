using System.Collections;
using System.Reflection;
using System.Text.Json;
using TransferScheme.Contracts.AgeAssessments;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Contracts.Refusals;
using TransferScheme.Dashboards.Following;
using TransferScheme.Dashboards.Viewing;

namespace TransferScheme.Dashboards.Tests;

/// <summary>The projections over a list of messages, without a database: the same <c>Evolve</c> that the store calls.</summary>
sealed class Folding
{
    readonly SortedDictionary<Guid, ReferralProgress> _referrals = [];
    readonly SortedDictionary<string, AuthorityPosition> _authorities = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, ThresholdInForce> _thresholds = new(StringComparer.Ordinal);

    readonly SortedDictionary<Guid, DirectionProgress> _directions = [];
    readonly SortedDictionary<Guid, AgeProgress> _ages = [];

    internal static Folding Of(IEnumerable<object> messages)
    {
        var folding = new Folding();
        foreach (var message in messages)
        {
            folding.Take(message);
        }

        return folding;
    }

    internal Facts At(DateTimeOffset at) =>
        new(at, [.. _referrals.Values.Select(r => new Followed(r))], [.. _authorities.Values], [.. _thresholds.Values], at, 0)
        {
            Directions = [.. _directions.Values], Ages = [.. _ages.Values],
        };

    /// <summary>All documents as text, to compare them whole.</summary>
    internal string Text() => JsonSerializer.Serialize(
        new IEnumerable[] { _referrals.Values, _authorities.Values, _thresholds.Values, _directions.Values, _ages.Values }.Cast<object>());

    void Take(object message)
    {
        switch (message)
        {
            case Contracts.Allocation.AuthorityPositionChanged m:
                _authorities[m.Authority] = new AuthorityPositionProjection().Evolve(_authorities.GetValueOrDefault(m.Authority), m.Authority, Event(m))!;
                break;
            case Contracts.Allocation.SchemeRulesAdopted m:
                _thresholds[m.RulesVersion] =
                    new ThresholdInForceProjection().Evolve(_thresholds.GetValueOrDefault(m.RulesVersion), m.RulesVersion, Event(m))!;
                break;
            case DirectionGiven or DirectionWithdrawn or DirectionAnswered:
                var direction = (Guid)message.GetType().GetProperty(nameof(DirectionGiven.DirectionId))!.GetValue(message)!;
                _directions[direction] =
                    new DirectionProgressProjection().Evolve(_directions.GetValueOrDefault(direction), direction, Event(message))!;
                break;
            case DirectionModified or AgeClockBreached or AgeInUseChanged:
                break;
            case AgeStepTaken or AgeFindingMade or AgeDecisionQuashed or AgeOwnerChanged or AgeChallengeOpened:
                var assessment = (Guid)message.GetType().GetProperty(nameof(AgeStepTaken.AssessmentId))!.GetValue(message)!;
                _ages[assessment] = new AgeProgressProjection().Evolve(_ages.GetValueOrDefault(assessment), assessment, Event(message))!;
                break;
            default:
                var id = (Guid)message.GetType().GetProperty("ReferralId", BindingFlags.Public | BindingFlags.Instance)!.GetValue(message)!;
                _referrals[id] = new ReferralProgressProjection().Evolve(_referrals.GetValueOrDefault(id), id, Event(message))!;
                break;
        }
    }

    static IEvent Event(object message) => (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(message.GetType()), message)!;
}
