export {
  UsersPage as default,
  usersMetadata as generateMetadata,
} from '../../../../../_place-holders/holders-page.tsx';
