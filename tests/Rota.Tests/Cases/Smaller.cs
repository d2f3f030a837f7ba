using TransferScheme.Rota.Tests.Model;

namespace TransferScheme.Rota.Tests.Cases;

/// <summary>Simpler cases than one that fails: an authority fewer, or with less about it.</summary>
static class Smaller
{
    internal static IEnumerable<RotaCase> Of(RotaCase c) => Without(c)
        .Concat(Plainer(c.Referral).Select(referral => c with { Referral = referral }))
        .Concat(c.Authorities.Index().SelectMany(a => Plainer(a.Item).Select(plain => With(c, a.Index, plain))));

    static IEnumerable<RotaCase> Without(RotaCase c) => c.Authorities.Count == 1
        ? []
        : c.Authorities.Where(a => a.Id != c.Referral.Entry).Select(gone => c with
        {
            Authorities = [.. c.Authorities.Where(a => a != gone)],
            Referral = c.Referral with
            {
                Unsuitable = [.. c.Referral.Unsuitable.Where(id => id != gone.Id)],
                DeclinedValid = [.. c.Referral.DeclinedValid.Where(id => id != gone.Id)],
                Declined = [.. c.Referral.Declined.Where(id => id != gone.Id)],
            },
        });

    static IEnumerable<ModelReferral> Plainer(ModelReferral referral) => new[]
    {
        referral with { Size = 1 }, referral with { Entry = null }, referral with { Unsuitable = [] },
        referral with { DeclinedValid = [] }, referral with { Declined = [] }, referral with { Mismatch = null },
    }.Where(plain => plain != referral && plain.ToString() != referral.ToString());

    static IEnumerable<ModelAuthority> Plainer(ModelAuthority a) => new[]
    {
        a with { Balance = 0 }, a with { Balance = a.Balance / ModelUnits.U * ModelUnits.U }, a with { Arrears = 0 },
        a with { Weight = 1 }, a with { Participates = true, Uasc = null, Threshold = null }, a with { Room = null },
    }.Where(plain => plain != a);

    static RotaCase With(RotaCase c, int at, ModelAuthority authority) =>
        c with { Authorities = [.. c.Authorities.Select((a, i) => i == at ? authority : a)] };
}
