-- The list of error codes, with those of the queue in depth.
comment on function private.fail(text, text, jsonb) is
$$Raises an error that a caller may act on. `detail` is JSON.

NAUTH  no session                                     {}
DNIED  a member whose role may not do this            {"role": the role held}
NTFND  no such row, or a row of somebody else         {}
INVLD  input that breaks a rule                       {"errors": [{"path", "code", "message"}]}
BADST  an act that the visit's state does not allow   {"status": the present state}
INQUE  the patient already has an open visit here     {"id", "code", "token"} of that visit
CNPJT  another establishment has this CNPJ            {}
COUNT  the council number is already registered here  {"id"} of that professional
PNACT  the professional is on leave or inactive       {"status": the professional's status}
IDKEY  an idempotency key used for another request    {}
STALE  an edit of a version that is no longer current {"version", "current": the row, "changed": [field]}
LASTO  an establishment would be left without owner   {"establishments": [{"id", "name"}]}
MEMBR  somebody who is a member here already          {}
INVCL  an invitation that is not open any more        {"status": accepted | revoked | expired}
INVOT  an invitation for another e-mail address       {}
HASCP  another chart of the establishment has the CPF {"id"} of that chart
OPENV  charts to be merged both have an open visit    {}
MERGX  a merge that cannot be undone                  {"status": undone | expired | merged_again}
LINKD  a chart that belongs to another account        {}
OTHER  a chart of somebody with another CPF           {}
CPFTK  another patient account has this CPF           {}
HASAC  a login that has a patient account already     {}
NUNDO  an act that cannot be taken back               {"status": nothing | another | expired | followed}
CALLM  called as often as the house's rules allow     {"status": the present state}
MAILT  another login has this e-mail address          {}$$;
