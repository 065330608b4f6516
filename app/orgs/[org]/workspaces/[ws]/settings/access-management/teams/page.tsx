export {
  TeamsPage as default,
  teamsMetadata as generateMetadata,
} from '../../../../../_place-holders/holders-page.tsx';
