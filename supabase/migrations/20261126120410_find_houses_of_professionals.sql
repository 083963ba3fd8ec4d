create function private.house_of_professional(professional uuid)
returns uuid
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return (select p.establishment_id from public.professionals as p where p.id = professional);
end
$$;
comment on function private.house_of_professional(uuid) is 'The establishment of a professional, for the API itself.';
grant execute on function private.house_of_professional(uuid) to service_role;
