-- What numbers the events of the trail is called the sequencer; alerts about it are known by that name.
UPDATE bank.alert SET rule = 'auditSequencer' WHERE rule = 'auditSealer';
