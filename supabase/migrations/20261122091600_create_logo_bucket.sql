-- Logos are public to read: tickets and panels show them. The first folder is the establishment's id.
insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('logos', 'logos', true, 1048576, '{image/png,image/jpeg,image/webp}')
on conflict (id) do nothing;

create policy "Logos are visible to owners and admins"
on storage.objects for select to authenticated
using (bucket_id = 'logos' and split_part(name, '/', 1) = any (array(
  select establishment::text from private.my_establishments('owner', 'admin') as establishment)));

create policy "Logos are added by owners and admins"
on storage.objects for insert to authenticated
with check (bucket_id = 'logos' and split_part(name, '/', 1) = any (array(
  select establishment::text from private.my_establishments('owner', 'admin') as establishment))
  and name ~ '^[0-9a-f-]{36}/[A-Za-z0-9_-]{1,80}\.(png|jpg|webp)$');

create policy "Logos are replaced by owners and admins"
on storage.objects for update to authenticated
using (bucket_id = 'logos' and split_part(name, '/', 1) = any (array(
  select establishment::text from private.my_establishments('owner', 'admin') as establishment)))
with check (bucket_id = 'logos' and split_part(name, '/', 1) = any (array(
  select establishment::text from private.my_establishments('owner', 'admin') as establishment))
  and name ~ '^[0-9a-f-]{36}/[A-Za-z0-9_-]{1,80}\.(png|jpg|webp)$');

create policy "Logos are removed by owners and admins"
on storage.objects for delete to authenticated
using (bucket_id = 'logos' and split_part(name, '/', 1) = any (array(
  select establishment::text from private.my_establishments('owner', 'admin') as establishment)));
