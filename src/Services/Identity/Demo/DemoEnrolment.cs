using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using TransferScheme.Identity.Clients;
using TransferScheme.Identity.Persons;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Identity.Demo;

/// <summary>
/// Enrols who signs in to the demo, and changes nothing that is right already: what the file of a former run says stays valid;
/// secrets that nobody can know any more, because the file is gone, are replaced.
/// </summary>
/// <param name="store">People and clients.</param>
/// <param name="sealer">Seals addresses and names.</param>
/// <param name="master">Finds sign-in names.</param>
sealed class DemoEnrolment(IIdentityStore store, Sealer<IIdentityStore> sealer, MasterKey master)
{
    const int Batch = 200;
    const int AtOnce = 8;
    readonly PasswordHasher<Person> _hasher = new();

    /// <summary>Enrols all people and clients of the demo.</summary>
    /// <param name="former">What a former run wrote; null when nothing is left of it.</param>
    /// <param name="authorities">The authorities of the scheme.</param>
    /// <param name="baseUrl">Address of the scheme.</param>
    /// <param name="ct">Cancels the work.</param>
    /// <returns>The sign-ins, all of which work.</returns>
    internal async Task<DemoFile> EnrolAsync(DemoFile? former, IReadOnlyList<DemoAuthority> authorities, string baseUrl, CancellationToken ct)
    {
        var people = await PeopleAsync(former, [.. DemoRoster.People(authorities)], ct);
        var clients = await ClientsAsync(former, [.. DemoRoster.Clients(authorities)], people.ToDictionary(u => u.Email, u => u.Id), ct);
        return new DemoFile(baseUrl, people, clients);
    }

    async Task<IReadOnlyList<DemoUser>> PeopleAsync(DemoFile? former, IReadOnlyList<DemoPerson> people, CancellationToken ct)
    {
        await using var query = store.QuerySession();
        var rows = people.ToDictionary(p => p.Email, p => SignInName.IdOf(master, p.Email));
        var ids = (await query.LoadManyAsync<SignInName>(ct, rows.Values)).ToDictionary(n => n.Id, n => n.PersonId);
        var written = former?.Users.ToDictionary(u => u.Email, u => u.Id) ?? [];
        var password = former is { Users: [{ Password: var kept }, ..] } ? kept : ClientSecret.Make();
        var users = people.Select(p => new DemoUser(
            ids.TryGetValue(rows[p.Email], out var id) ? id : written.TryGetValue(p.Email, out id) ? id : Guid.CreateVersion7(),
            p.Email, password, p.Standing.Role, p.Standing.Authority, p.Standing.Region)).ToList();

        var known = (await query.LoadManyAsync<Person>(ct, users.Select(u => u.Id))).ToDictionary(p => p.Id);
        var hash = new Lazy<string>(() => _hasher.HashPassword(null!, password));

        // The people share one hash, which is worth checking only once.
        var right = known.Values.Select(p => p.PasswordHash).OfType<string>().Distinct().ToDictionary(h => h, h => Matches(h, password));
        var news = users.Zip(people).Where(u => !known.ContainsKey(u.First.Id)).ToList();
        var details = new ConcurrentDictionary<Guid, Sealed<PersonDetails>>();
        await Parallel.ForEachAsync(news, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (each, token) =>
            details[each.First.Id] = await sealer.Seal([each.First.Id], new PersonDetails(each.Second.Email, each.Second.Name), token));

        await SaveAsync(news, (session, each) =>
        {
            var (user, person) = each;
            session.Events.StartStream<Person>(
                user.Id, [.. Person.Enrol(person.Standing, details[user.Id], hash.Value).Events, .. DemoRoster.Delegated(person.Standing)]);
            session.Insert(new SignInName(rows[user.Email], user.Id));
        }, ct);
        await SaveAsync(known.Values.Where(p => p.PasswordHash is null || !right[p.PasswordHash]), (session, person) =>
            session.Events.Append(person.Id, person.Version + 1, new PersonPasswordChanged(hash.Value)), ct);
        return users;
    }

    async Task<IReadOnlyList<DemoCredential>> ClientsAsync(
        DemoFile? former, IReadOnlyList<DemoClient> clients, Dictionary<string, Guid> people, CancellationToken ct)
    {
        await using var query = store.QuerySession();
        var known = (await query.LoadManyAsync<Client>(ct, clients.Select(c => Client.StreamOf(c.ClientId)))).ToDictionary(c => c.ClientId);
        var written = former?.Clients.ToDictionary(c => c.ClientId, c => c.ClientSecret) ?? [];
        var credentials = clients.Select(c => new DemoCredential(
            c.ClientId, written.GetValueOrDefault(c.ClientId) ?? ClientSecret.Make(), c.Standing.Role, c.Standing.Authority, c.Standing.Region)).ToList();

        var wrong = credentials.Zip(clients).Where(c => !ClientSecret.Matches(c.First.ClientSecret, known.GetValueOrDefault(c.First.ClientId)?.SecretHash));
        await SaveAsync(wrong, (session, each) =>
        {
            var (credential, client) = each;
            var hash = ClientSecret.HashOf(credential.ClientSecret);
            if (known.TryGetValue(client.ClientId, out var found))
            {
                session.Events.Append(found.Id, found.Version + 1, new ClientSecretRotated(hash));
            }
            else
            {
                Guid? person = client.Email is null ? null : people[client.Email];
                session.Events.StartStream<Client>(Client.StreamOf(client.ClientId), Client.Enrol(client.ClientId, client.Standing, hash, person).Events);
            }
        }, ct);
        return credentials;
    }

    async Task SaveAsync<T>(IEnumerable<T> all, Action<IDocumentSession, T> write, CancellationToken ct)
    {
        foreach (var batch in all.Chunk(Batch))
        {
            await using var session = store.LightweightSession();
            session.LastModifiedBy = "demo";
            foreach (var each in batch)
            {
                write(session, each);
            }

            await session.SaveChangesAsync(ct);
        }
    }

    bool Matches(string hash, string password) =>
        _hasher.VerifyHashedPassword(null!, hash, password) is not PasswordVerificationResult.Failed;
}
